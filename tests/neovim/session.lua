-- Uses the language server through Neovim's own client, and prints what a user would see as JSON.
-- Environment: CLI (path of the built command line), FILE (the article). Written for Neovim 0.7 and later.

local FILE = os.getenv('FILE')

local function wait_for(what, condition)
  if not vim.wait(10000, condition, 20) then error('Waited in vain for ' .. what) end
end

local function start_client(buffer)
  local id = vim.lsp.start_client({
    name = 'newsmark',
    cmd = { 'node', os.getenv('CLI'), 'lsp', '--stdio' },
    root_dir = os.getenv('ROOT'),
  })
  vim.lsp.buf_attach_client(buffer, id)
  wait_for('the server', function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
  return id
end

local function diagnostics(buffer)
  return vim.tbl_map(function(found)
    return { line = found.lnum + 1, column = found.col + 1, code = found.code, message = found.message }
  end, vim.diagnostic.get(buffer))
end

local function floating_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

local function hover(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
  vim.lsp.buf.hover()
  wait_for('the hover', floating_window)
  local window = floating_window()
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

-- The labels that Neovim's own omni completion offers at the end of a line.
local function complete(line)
  local text = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]
  vim.api.nvim_win_set_cursor(0, { line, #text })
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line - 1, character = #text },
  }, 10000)
  local labels = {}
  for _, answer in pairs(answers) do
    for _, item in ipairs(vim.lsp.util.extract_completion_items(answer.result)) do
      table.insert(labels, item.label)
    end
  end
  return labels
end

local function jump_to_definition(line, column)
  local article = vim.api.nvim_get_current_buf()
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
  vim.lsp.buf.definition()
  wait_for('the jump', function() return vim.api.nvim_get_current_buf() ~= article end)
  local place = { file = vim.fn.expand('%:t'), text = vim.trim(vim.api.nvim_get_current_line()) }
  vim.api.nvim_set_current_buf(article)
  return place
end

-- Takes what Neovim's own code actions offer of a kind; before 0.8 they always ask which one.
local function take_action(kind)
  local context = { only = { kind }, diagnostics = {} }
  if vim.fn.has('nvim-0.8') == 1 then return vim.lsp.buf.code_action({ context = context, apply = true }) end
  vim.ui.select = function(actions, _, on_choice) on_choice(actions[1], 1) end
  vim.lsp.buf.code_action(context)
end

-- The line as it is after all that is safe to fix was fixed.
local function fix_all(buffer, line)
  local text = function() return vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1] end
  local unfixed = text()
  take_action('source.fixAll.newsmark')
  wait_for('the fix', function() return text() ~= unfixed end)
  return text()
end

local function use_server()
  vim.o.hidden = true
  vim.cmd('edit ' .. FILE)
  vim.bo.filetype = 'newsmark'
  local buffer = vim.api.nvim_get_current_buf()
  local id = start_client(buffer)
  local seen = {}
  wait_for('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  seen.before = diagnostics(buffer)
  seen.hover = hover(8, 10)
  seen.definition = jump_to_definition(8, 10)
  vim.api.nvim_buf_set_lines(buffer, 9, 12, false, { 'Later the :actor[Coa' })
  seen.completion = complete(10)
  vim.api.nvim_buf_set_lines(buffer, 9, 10, false, { 'Later the :actor[Coast Guard] came.' })
  vim.wait(10000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
  seen.left = #vim.diagnostic.get(buffer)
  vim.api.nvim_buf_set_lines(buffer, 9, 10, false, { 'Later :actor[Ada Lind,]{ref=ada-lind} came.' })
  seen.fixed = fix_all(buffer, 10)
  vim.lsp.stop_client(id)
  wait_for('the end of the server', function() return not vim.lsp.get_client_by_id(id) end)
  return seen
end

local ok, result = xpcall(use_server, debug.traceback)
if ok then
  io.stdout:write(vim.fn.json_encode(result))
  vim.cmd('qa!')
else
  io.stderr:write(result)
  vim.cmd('cquit 1')
end
