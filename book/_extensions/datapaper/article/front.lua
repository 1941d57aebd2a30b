-- Move the title block from the text into the metadata, where every writer looks for it.

local places = {
  title = "title", authors = "byline", attribution = "attribution", abstract = "abstract", keywords = "keywords-line",
}

function Pandoc(doc)
  local text = pandoc.Blocks {}
  for _, block in ipairs(doc.blocks) do
    local place = block.t == "Div" and places[block.classes[1]]
    if place == "title" then
      doc.meta.title = pandoc.utils.blocks_to_inlines(block.content)
      doc.meta["title-id"] = block.identifier
    elseif place == "abstract" and block.content[1].t == "Header" then
      local head = block.content:remove(1)
      doc.meta["abstract-title"], doc.meta["abstract-id"] = head.content, head.identifier
      doc.meta.abstract = block.content
    elseif place then
      doc.meta[place] = block.content
    else
      text:insert(block)
    end
  end
  doc.blocks = text
  return doc
end
