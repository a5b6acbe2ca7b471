-- Uses an article under the documented setup, and prints what a user would see as JSON.
-- Environment: GLOSSARY (the path of a file of the glossary that comes later).

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 20) then error('Waited in vain for ' .. what) end
end

local function press(keys, mode)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), mode or 'x', false)
end

local function codes()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end

local function last_line(text)
  vim.api.nvim_buf_set_lines(0, -2, -1, false, { text })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), 0 })
end

-- What is offered behind a text at the end of the article, and the line with the first of that.
local function complete(text)
  last_line(text)
  local offered
  local function take_first()
    if offered or vim.api.nvim_get_current_line() == text then return end
    offered = vim.tbl_map(function(item) return item.word end, vim.fn.complete_info({ 'items' }).items)
    vim.schedule(function() press('<Esc>', 'n') end)
  end
  -- One match is put in without a menu, and of several the first along with it.
  local watching = vim.api.nvim_create_autocmd({ 'TextChangedI', 'TextChangedP' }, { callback = take_first })
  local giving_up = vim.fn.timer_start(20000, function() press('<Esc>', 'n') end)
  press('A<C-x><C-o>', 'x!')
  vim.fn.timer_stop(giving_up)
  vim.api.nvim_del_autocmd(watching)
  return { offered = offered, line = vim.api.nvim_get_current_line() }
end

-- The places in the list that a key opens.
local function places(line, column, key)
  vim.fn.setqflist({})
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
  local article = vim.api.nvim_get_current_win()
  -- Files that Neovim does not watch are looked at every few seconds; until then, a new name is that of nothing.
  for _ = 1, 10 do
    press(key)
    if vim.wait(2000, function() return #vim.fn.getqflist() > 0 end, 20) then break end
  end
  wait_for('the list', function() return #vim.fn.getqflist() > 0 end)
  vim.api.nvim_set_current_win(article)
  return vim.tbl_map(function(place)
    return vim.fn.fnamemodify(vim.fn.bufname(place.bufnr), ':t') .. ':' .. place.lnum
  end, vim.fn.getqflist())
end

local function hover(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
  press('K')
  local window
  wait_for('the card', function()
    for _, one in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(one).relative ~= '' then window = one end
    end
    return window
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return lines
end

-- Presses keys that change a line of the article, if only by an answer of the server; gives the line that they made.
local function change(line, keys)
  -- What a user types ends what is undone at once; what a script types does not.
  vim.cmd('let &undolevels = &undolevels')
  local text = function() return vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1] end
  local unchanged = text()
  press(keys)
  wait_for('a change by ' .. keys, function() return text() ~= unchanged end)
  return text()
end

-- A line in which an entry is named, once it is renamed everywhere and all files are written.
local function rename(line, from, to)
  local text = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]
  vim.api.nvim_win_set_cursor(0, { line, text:find('ref=' .. from, 1, true) + 3 })
  vim.lsp.buf.rename(to)
  local function renamed() return vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1] end
  wait_for('the name ' .. to, function() return renamed() ~= text end)
  vim.cmd('silent wall')
  return renamed()
end

-- The first words of a line as they are marked, what else then lists them, and whether undoing gives the very text back.
local function mark_words(line, entry)
  local unmarked = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local seen = {}
  -- Before Neovim 0.8, it always asks which code action to take: the first.
  vim.ui.select = function(actions, _, on_choice) on_choice(actions[1], 1) end
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  seen.marked = change(line, 've\\ma')
  vim.api.nvim_win_set_cursor(0, { line, #':actor[' })
  seen.entered = change(line, '\\me' .. entry .. '<CR>')
  seen.renamed = rename(line, entry, 'guard')
  seen.places = places(line, #':actor[' + 1, 'gr')
  seen.named = vim.fn.readfile(vim.fn.expand('%:p:h:h') .. '/glossary.yaml')
  rename(line, 'guard', entry)
  vim.api.nvim_win_set_cursor(0, { line, 0 })
  for _ = 1, 10 do
    if vim.deep_equal(vim.api.nvim_buf_get_lines(0, 0, -1, false), unmarked) then break end
    change(line, 'u')
  end
  seen.isBack = vim.deep_equal(vim.api.nvim_buf_get_lines(0, 0, -1, false), unmarked)
  return seen
end

local function use_setup()
  local seen = {}
  wait_for('the findings', function() return #codes() > 1 end)
  seen.before = codes()
  seen.card = hover(8, 10)
  seen.entry = places(8, 10, 'gr')
  seen.claim = places(9, 18, 'gr')
  vim.fn.writefile({ 'actors: {jon-berg: {name: Jon Berg}}' }, os.getenv('GLOSSARY'))
  wait_for('a look at the glossary', function() return #codes() == 1 end)
  seen.after = codes()
  seen.value = complete(':actor[She]{ref=c')
  seen.id = complete(':actor[She]{ref=coast-')
  seen.code = complete(':actor[She]{mention=')
  last_line(':actor[Ada Lind]{ref=ada-lind} left.')
  vim.cmd('silent write')
  seen.saved = vim.fn.readfile(vim.fn.expand('%:p'))[12]
  seen.words = mark_words(11, 'coast-guard')
  return seen
end

local ok, result = xpcall(use_setup, debug.traceback)
if ok then io.stdout:write(vim.json.encode(result)) else io.stderr:write(result) end
vim.cmd(ok and 'qall!' or 'cquit 1')
