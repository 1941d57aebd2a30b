-- Write tables and figures with the few commands that the preamble defines.

local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local writing = dofile(pandoc.path.join {here, "writing.lua"})
local raw, written = writing.raw, writing.written
local TEXT_WIDTH, TALLEST = 427, 470 -- points of print
local ROWS_OF_A_PAGE = 40
local SIDES = {AlignRight = "r", AlignCenter = "c"}

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

local function rows_of(tbl)
  local rows = pandoc.List {}
  for _, body in ipairs(tbl.bodies) do rows:extend(body.body) end
  return rows
end

local function side(colspec) return SIDES[colspec[1]] or "l" end

-- Columns of which no line is broken are as wide as they are; others have their part of the text.
local function specification(tbl, plan)
  local letters = tbl.colspecs:map(function(colspec)
    return plan.whole and side(colspec) or string.format("%s{%.3f}", side(colspec):upper(), colspec[2])
  end)
  return "@{}" .. table.concat(letters) .. "@{}"
end

-- What stands in brackets stays together.
local function tied(text)
  return (text:gsub("%b()", function(inside) return (inside:gsub(" ", "~")) end))
end

-- A head of several lines stands on the rule.
local function head_row(tbl, plan)
  local cells = pandoc.List {}
  for at, cell in ipairs(tbl.head.rows[1].cells) do
    local text = written(cell.contents)
    cells:insert((plan.whole or text == "") and text or "\\head{" .. side(tbl.colspecs[at]) .. "}{" .. tied(text) .. "}")
  end
  return row(cells)
end

local function caption(block)
  return "\\caption{" .. written(block.caption.long) .. "}\\label{" .. block.identifier .. "}"
end

local function provenance(note)
  return note and "\\provenance{" .. written(note) .. "}" or nil
end

local function grid(tbl, plan)
  return pandoc.List {"\\toprule", head_row(tbl, plan), "\\midrule"}, rows_of(tbl):map(body_row)
end

local function tabular(tbl, plan)
  local head, rows = grid(tbl, plan)
  local lines = (head .. rows .. {"\\bottomrule"}):map(indented)
  return joined {"\\tableface\\" .. plan.size, "\\begin{tabular}{" .. specification(tbl, plan) .. "}", joined(lines), "\\end{tabular}"}
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
    "{\\tableface\\" .. plan.size, "\\begin{longtable}[l]{" .. specification(tbl, plan) .. "}",
    indented(joined(lines)), "\\end{longtable}}", provenance(note),
  }
end

local function table_exhibit(div, note)
  local tbl, size = div.content[1], div.attributes.size
  local landscape = size == "landscape"
  local plan = {size = landscape and "scriptsize" or size, whole = div.attributes.whole == "true"}
  local text = (#rows_of(tbl) > ROWS_OF_A_PAGE and over_pages or on_one_page)(tbl, plan, note)
  if landscape then text = joined {"\\begin{landscape}", text, "\\end{landscape}"} end
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

local function figure_exhibit(div, note)
  local figure = div.content[1]
  local lines = pandoc.List {picture(figure, div.attributes.number), caption(figure), provenance(note)}
  return raw("\\begin{figure}[htbp]", indented(joined(lines)), "\\end{figure}")
end

local function float(div)
  if not div.classes:includes("float") then return end
  local note = div.content[2] and div.content[2].content
  return (div.attributes.kind == "table" and table_exhibit or figure_exhibit)(div, note)
end

return {{Div = float}}
