-- Give LaTeX as pandoc writes it, and hold it so that pandoc leaves it alone.

local options = pandoc.WriterOptions {wrap_text = "preserve"}

local function raw(...)
  return pandoc.RawBlock("latex", table.concat({...}, "\n"))
end

local function written(blocks)
  return (pandoc.write(pandoc.Pandoc(blocks), "latex-smart", options):gsub("%s+$", ""))
end

return {raw = raw, written = written}
