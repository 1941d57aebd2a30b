"""What frictionless, the authority on the standard of data packages, finds in this one."""

from .package import DataPackage


def descriptor_faults(package: DataPackage) -> list[str]:
    """Return what breaks the standard in the descriptor."""
    from frictionless import FrictionlessException, Package  # takes a second to import

    try:
        Package(str(package.project.descriptor))
    except FrictionlessException as exception:
        return [exception.error.note, *(reason.note for reason in exception.reasons)]
    return []


def file_faults(package: DataPackage) -> list[str]:
    """Return one line for each fault in the data files.

    It lets through what pandas or a spreadsheet reads otherwise (spaces around numbers, digits
    of other scripts, cells over several lines), and names no row for a broken file; so it is
    asked after ``validate.all_faults``.
    """
    from frictionless import Package

    tasks = Package(str(package.project.descriptor)).validate().tasks
    return [
        f"data/{task.place}, row {getattr(error, 'row_number', 1)}: {error.message}"
        for task in tasks
        for error in task.errors
    ]
