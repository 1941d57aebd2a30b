-- Begin every sentence of a paragraph on a line of its own, as those who compare versions like it.

local function ends_sentence(inline)
  local text = inline and inline.t == "Str" and inline.text:gsub("”$", ""):gsub("’$", ""):gsub("%)$", "")
  return text and (text:match("^[.?!]$") or text:match("[%l%d%%)][.?!]$"))
end

local function begins_sentence(inline)
  return inline and (inline.t ~= "Str" or inline.text:gsub("^%(", ""):gsub("^“", ""):match("^%u"))
end

local function paragraph(para)
  for at, inline in ipairs(para.content) do
    if inline.t == "Space" and ends_sentence(para.content[at - 1]) and begins_sentence(para.content[at + 1]) then
      para.content[at] = pandoc.SoftBreak()
    end
  end
  return para
end

return {{Para = paragraph}}
