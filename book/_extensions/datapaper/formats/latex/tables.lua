-- Lay out the tables of the article: widths, alignment and size of their letters from what stands in the cells.

local layout = {}

-- What fits beside each other into the text, in letters of this size, and how many letters a gap takes.
local SIZES = {{name = "small", letters = 92}, {name = "footnotesize", letters = 104}, {name = "scriptsize", letters = 119}}
local LANDSCAPE = {name = "scriptsize", letters = 195, landscape = true}
local GAP = 2.6
local BREAKABLE = 14 -- a column of text that is wider may be broken into lines
local ROWS_OF_A_PAGE = 40

-- The text of a cell, in which a letter of code counts as the wider one that it is.
local function text_of(cell)
  local widened = cell.contents:walk {Code = function(code) return pandoc.Str(code.text .. ("x"):rep(math.ceil(#code.text / 6))) end}
  return pandoc.utils.stringify(widened)
end

local function longest(words)
  local length = 0
  for _, word in ipairs(words) do length = math.max(length, utf8.len(word)) end
  return length
end

local function words(text)
  local found = pandoc.List {}
  for word in text:gsub("\u{200B}", " "):gmatch("%S+") do found:insert(word) end
  return found
end

-- Words, but what stands in brackets together.
local function pieces(text)
  return words((text:gsub("%b()", function(inside) return (inside:gsub(" ", "\u{A0}")) end)))
end

-- Break the head of a column into lines that are not wider than this.
function layout.lines(text, width)
  local lines = pandoc.List {}
  for _, piece in ipairs(pieces(text)) do
    local joined = #lines > 0 and lines[#lines] .. " " .. piece
    if joined and utf8.len(joined) <= width then lines[#lines] = joined else lines:insert(piece) end
  end
  return lines
end

-- The least width at which a head takes so many lines.
local function head_width(text, count)
  local width = longest(pieces(text))
  while #layout.lines(text, width) > count do width = width + 1 end
  return width
end

local function rows_of(tbl)
  local rows = pandoc.List {}
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  return rows
end

-- The least and the natural width of a column in letters, when its head takes so many lines.
local function measured(tbl, rows, column, head_lines)
  local cells = rows:map(function(row) return text_of(row.cells[column]) end)
  local head = text_of(tbl.head.rows[1].cells[column])
  local natural, least = longest(cells), longest(words(head))
  for _, cell in ipairs(cells) do least = math.max(least, longest(words(cell))) end
  local whole = math.max(natural, head_width(head, head_lines))
  local is_text = tbl.colspecs[column][1] ~= "AlignRight"
  return {least = is_text and natural > BREAKABLE and least or whole, whole = whole, right = not is_text}
end

local function sum(columns, key)
  local total = GAP * (#columns - 1)
  for _, column in ipairs(columns) do total = total + column[key] end
  return total
end

local function fits(columns, size)
  return sum(columns, "whole") <= size.letters or sum(columns, "least") * 1.15 <= size.letters
end

-- Heads of two lines are tried before heads of three, and these before smaller letters.
local function columns_and_size(tbl, rows)
  local columns
  for _, size in ipairs(SIZES) do
    for head_lines = 2, 3 do
      columns = pandoc.List {}
      for column = 1, #tbl.colspecs do columns:insert(measured(tbl, rows, column, head_lines)) end
      if fits(columns, size) then return columns, size end
    end
  end
  return columns, LANDSCAPE
end

-- Give columns of text what the others leave, in the measure in which they want more.
local function share(columns, letters)
  local wanted, left = sum(columns, "whole") - sum(columns, "least"), letters - sum(columns, "least")
  for _, column in ipairs(columns) do
    local more = column.whole - column.least
    if more > 0 and wanted > left then column.part = (column.least + left * more / wanted) / letters end
  end
end

local function specification(columns)
  local letters = columns:map(function(column)
    if column.part then return string.format("L{%.2f}", column.part) end
    return column.right and "r" or "l"
  end)
  return "@{}" .. table.concat(letters) .. "@{}"
end

-- Return what the writer needs: size, whether it runs over pages, columns, their specification, rows.
function layout.of(tbl)
  local rows = rows_of(tbl)
  local columns, size = columns_and_size(tbl, rows)
  share(columns, size.letters)
  return {
    size = size.name, landscape = size.landscape, long = #rows > ROWS_OF_A_PAGE,
    columns = columns, specification = specification(columns), rows = rows,
  }
end

return layout
