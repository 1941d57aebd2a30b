-- Write citations, cross-references and the places they lead to as a LaTeX author would: \cite, \ref, \label.

local writing = dofile(pandoc.path.join {pandoc.path.directory(PANDOC_SCRIPT_FILE), "writing.lua"})
local keys, labels = {}, {}

local function latex(text)
  return pandoc.RawInline("latex", text)
end

local function note_labels(block)
  labels[block.identifier] = block.attributes["data-label"] or block.attributes.label
end

local function key_of(inline)
  return inline.t == "Link" and keys[inline.target:gsub("^#", "")]
end

local function is_between(inline)
  return inline.t == "Space" or inline.t == "Str" and inline.text == ","
end

-- The keys of a run of markers that starts at a place, and the place of its last one.
local function run(inlines, start)
  local found, last, at = pandoc.List {}, start, start
  while inlines[at] and (key_of(inlines[at]) or is_between(inlines[at])) do
    local key = key_of(inlines[at])
    if key then
      found:insert(key)
      last = at
    end
    at = at + 1
  end
  return found, last
end

local function marker(superscript)
  local found, last = run(superscript.content, 1)
  if #found > 0 and last == #superscript.content then return latex("\\cite{" .. table.concat(found, ",") .. "}") end
end

local function numbers_in_line(inlines)
  local result, at = pandoc.Inlines {}, 1
  while inlines[at] do
    local inline = inlines[at]
    if key_of(inline) then
      local found, last = run(inlines, at)
      inline, at = latex("\\sources{" .. table.concat(found, ",") .. "}"), last
    end
    result:insert(inline)
    at = at + 1
  end
  return result
end

local function reference(link)
  local id = link.target:match("^#(.+)")
  if not id then return end
  local text = pandoc.utils.stringify(link.content):gsub("\u{A0}", " ")
  local kind = text:match("^(%a+) %d+$")
  if kind and text == labels[id] then return latex(kind .. "~\\ref{" .. id .. "}") end
  return latex("\\hyperref[" .. id .. "]{" .. writing.written {pandoc.Plain(link.content)} .. "}")
end

local function place(span)
  if span.identifier == "" then return end
  return pandoc.Inlines {latex("\\place{" .. span.identifier .. "}")} .. span.content
end

-- Pandoc knows the thin space that does not break; the other one few fonts have.
local function thin_spaces(str)
  return pandoc.Str((str.text:gsub("\u{2009}", "\u{202F}")))
end

local function collect(doc)
  doc:walk {
    Table = note_labels,
    Figure = note_labels,
    Div = function(div)
      if div.classes:includes("reference") then keys[div.identifier] = div.attributes.key end
    end,
  }
end

return {{Pandoc = collect}, {Superscript = marker, Str = thin_spaces}, {Inlines = numbers_in_line}, {Link = reference, Span = place}}
