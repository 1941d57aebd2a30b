-- Write tables and figures with the few commands that the preamble defines.

local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local layout = dofile(pandoc.path.join {here, "tables.lua"})
local writing = dofile(pandoc.path.join {here, "writing.lua"})
local raw, written = writing.raw, writing.written
local TEXT_WIDTH, TALLEST = 427, 470 -- points of print

local function escaped(text)
  return written {pandoc.Plain(pandoc.Inlines(text))}
end

local function indented(text)
  return "  " .. text:gsub("\n", "\n  "):gsub("\n +\n", "\n\n")
end

local function joined(lines)
  return table.concat(lines, "\n")
end

local function refuse_merged(cell)
  if cell.col_span ~= 1 or cell.row_span ~= 1 then error("a table of the article has merged cells") end
end

local function row(cells)
  return table.concat(cells, " & ") .. " \\\\"
end

local function body_row(source)
  return row(source.cells:map(function(cell)
    refuse_merged(cell)
    return written(cell.contents)
  end))
end

-- Heads stand in as many lines as their column is narrow.
local function head_row(tbl, plan)
  local heads = pandoc.List {}
  for at, cell in ipairs(tbl.head.rows[1].cells) do
    local column, text = plan.columns[at], pandoc.utils.stringify(cell.contents)
    local lines = (column.part and pandoc.List {text} or layout.lines(text, column.whole)):map(escaped)
    local side = column.right and "r" or "l"
    heads:insert(#lines > 1 and "\\head{" .. side .. "}{" .. table.concat(lines, "\\\\") .. "}" or lines[1] or "")
  end
  return row(heads)
end

local function caption(block)
  return "\\caption{" .. written(block.caption.long) .. "}\\label{" .. block.identifier .. "}"
end

local function provenance(note)
  return note and "\\provenance{" .. written(note) .. "}" or nil
end

local function grid(tbl, plan)
  return pandoc.List {"\\toprule", head_row(tbl, plan), "\\midrule"}, plan.rows:map(body_row)
end

local function tabular(tbl, plan)
  local head, rows = grid(tbl, plan)
  local lines = (head .. rows .. {"\\bottomrule"}):map(indented)
  return joined {"\\tableface\\" .. plan.size, "\\begin{tabular}{" .. plan.specification .. "}", joined(lines), "\\end{tabular}"}
end

local function on_one_page(tbl, plan, note)
  if tbl.identifier == "" then return joined {"\\begin{flushleft}", indented(tabular(tbl, plan)), "\\end{flushleft}"} end
  local lines = pandoc.List {caption(tbl), tabular(tbl, plan), provenance(note)}
  return joined {"\\begin{table}[htbp]", indented(joined(lines)), "\\end{table}"}
end

local function over_pages(tbl, plan, note)
  local head, rows = grid(tbl, plan)
  local lines = pandoc.List {}
  if tbl.identifier ~= "" then lines:insert(caption(tbl) .. "\\\\") end
  lines:extend(head .. {"\\endfirsthead"} .. head .. {"\\endhead", "\\bottomrule", "\\endlastfoot"} .. rows)
  return joined {
    "{\\tableface\\" .. plan.size, "\\begin{longtable}[l]{" .. plan.specification .. "}",
    indented(joined(lines)), "\\end{longtable}}", provenance(note),
  }
end

local function table_exhibit(tbl, note)
  local plan = layout.of(tbl)
  local text = (plan.long and over_pages or on_one_page)(tbl, plan, note)
  if plan.landscape then text = joined {"\\begin{landscape}", text, "\\end{landscape}"} end
  return raw(text)
end

-- The part of the width of the text that a figure takes: its own size, or what the page allows.
local function part_of_width(source)
  local file = assert(io.open(source))
  local width, height = file:read("a"):match('<svg[^>]-%swidth="([%d.]+)pt" height="([%d.]+)pt"')
  file:close()
  if not width then return 1 end
  return math.min(tonumber(width), TEXT_WIDTH, TALLEST * width / height) / TEXT_WIDTH
end

local function picture(figure, number)
  local image
  figure.content:walk {Image = function(found) image = found end}
    local width = part_of_width(image.src)
  local alt = escaped(pandoc.utils.stringify(image.caption))
  if number == "" then error("a figure of the article has no number") end
  return joined {
    "\\includegraphics[",
    string.format("  width=%s\\linewidth,", width < 1 and string.format("%.2f", width) or ""),
    "  alt={" .. alt .. "}",
    "]{figures/figure" .. number .. ".pdf}",
  }
end

local function figure_exhibit(figure, note, number)
  local lines = pandoc.List {picture(figure, number), caption(figure), provenance(note)}
  return raw("\\begin{figure}[htbp]", indented(joined(lines)), "\\end{figure}")
end

local function float(div)
  if not div.classes:includes("float") then return end
  local block, note = div.content[1], div.content[2]
  return (block.t == "Table" and table_exhibit or figure_exhibit)(block, note and note.content, div.attributes.number)
end

return {{Div = float}}
