-- Neovim as a person uses it, with its own LSP client: starts `genvej lsp` on a workspace, takes the steps of a
-- scenario, and writes what the client knows after each to a file, as JSON.
--
-- GENVEJ_SCENARIO names a JSON file: { server, workspace, results, steps }, or { setup, … } with settings that start
-- the server themselves. A step has one of
--   open    PATH                 a file of the workspace, which need not exist
--   type    TEXT, after: WORDS   types, key by key, behind the first place of these words (or at the end)
--   erase   NUMBER               backspaces where the typing ended
--   cursor  WORDS                stands on the last letter of the first place of these words
--   ask     METHOD               a request at the cursor; `extra` is added to its parameters
--   take    LABEL                writes the item of that label from the last completion
--   apply   true                 applies the edit that came last, and writes all files
--   await   findings: [CODE, …]  waits until these are the findings of the buffer, no more and no fewer
local scenario = vim.json.decode(table.concat(vim.fn.readfile(vim.env.GENVEJ_SCENARIO), '\n'))
local limit = 20000
local results, last = {}, nil

vim.o.swapfile = false
vim.o.autoindent = false
vim.o.hidden = true

local client_id
local function client()
  return vim.lsp.get_client_by_id(client_id)
end

if scenario.setup then
  -- What the user's own settings start with the first file.
  vim.cmd('filetype on')
  dofile(scenario.setup)
else
  client_id = vim.lsp.start_client({
    name = 'genvej',
    cmd = scenario.server,
    root_dir = scenario.workspace,
    workspace_folders = { { uri = vim.uri_from_fname(scenario.workspace), name = 'workspace' } },
  })
end

local function buffer()
  return vim.api.nvim_get_current_buf()
end

--- Line and byte behind the first place of some words.
local function behind(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer(), 0, -1, false)) do
    local _, last_byte = line:find(words, 1, true)
    if last_byte then return number, last_byte end
  end
  error('not in the buffer: ' .. words)
end

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer())) do
    table.insert(found, diagnostic.user_data.lsp.code)
  end
  table.sort(found)
  return found
end

local function insert(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'nx', false)
end

local function stand(words)
  local line, byte = behind(words)
  -- On the first byte of the last letter, which may have several.
  local text = vim.api.nvim_buf_get_lines(buffer(), line - 1, line, false)[1]
  local letters = vim.fn.strchars(text:sub(1, byte))
  vim.api.nvim_win_set_cursor(0, { line, vim.fn.byteidx(text, letters - 1) })
end

local step = {}

function step.open(arguments)
  vim.cmd('edit ' .. vim.fn.fnameescape(scenario.workspace .. '/' .. arguments.open))
  vim.bo.indentexpr = ''
  vim.bo.formatoptions = ''
  local function is_ready()
    client_id = client_id or next(vim.lsp.buf_get_clients(buffer()))
    return client_id ~= nil and client() ~= nil and client().initialized
  end
  if not vim.wait(limit, is_ready, 10) then error('the server did not start') end
  if not scenario.setup then vim.lsp.buf_attach_client(buffer(), client_id) end
  return true
end

function step.type(arguments)
  if arguments.after then stand(arguments.after) else vim.cmd('normal! G$') end
  insert('a' .. arguments.type:gsub('<', '<lt>'):gsub('\n', '<CR>') .. '<Esc>')
  return vim.api.nvim_get_current_line()
end

function step.erase(arguments)
  insert('a' .. ('<BS>'):rep(arguments.erase) .. '<Esc>')
  return vim.api.nvim_get_current_line()
end

function step.cursor(arguments)
  stand(arguments.cursor)
  return true
end

function step.ask(arguments)
  local parameters = vim.lsp.util.make_position_params(0, client().offset_encoding)
  -- The client counts from the letter under the cursor; somebody who writes stands behind it.
  if arguments.behind then
    local line = vim.api.nvim_get_current_line()
    local byte = vim.api.nvim_win_get_cursor(0)[2]
    local letter = vim.fn.strpart(line, byte, 1, true)
    parameters.position.character = vim.lsp.util._str_utfindex_enc(
      line, byte + #letter, client().offset_encoding)
  end
  for key, value in pairs(arguments.extra or {}) do parameters[key] = value end
  local answer = client().request_sync(arguments.ask, parameters, limit, buffer())
  if not answer then error('no answer to ' .. arguments.ask) end
  last = answer.result
  return { result = answer.result, refusal = answer.err and answer.err.message or nil }
end

function step.take(arguments)
  for _, item in ipairs(last.items) do
    if item.label == arguments.take then
      vim.lsp.util.apply_text_edits({ item.textEdit }, buffer(), client().offset_encoding)
      return vim.api.nvim_get_current_line()
    end
  end
  error('not offered: ' .. arguments.take)
end

function step.apply()
  vim.lsp.util.apply_workspace_edit(last, client().offset_encoding)
  vim.cmd('wall')
  return true
end

step['await'] = function(arguments)
  local wanted = arguments.await
  table.sort(wanted)
  local came = vim.wait(limit, function() return vim.deep_equal(codes(), wanted) end, 10)
  local messages = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer())) do
    table.insert(messages, diagnostic.lnum + 1 .. ': ' .. diagnostic.message)
  end
  return { came = came, messages = messages, line = vim.api.nvim_get_current_line() }
end

local function run()
  for _, arguments in ipairs(scenario.steps) do
    for name, action in pairs(step) do
      if arguments[name] ~= nil then table.insert(results, { step = name, value = action(arguments) }) end
    end
  end
end

local succeeded, reason = pcall(run)
if not succeeded then table.insert(results, { step = 'failed', value = tostring(reason) }) end
vim.fn.writefile({ vim.json.encode(results) }, scenario.results)
vim.lsp.stop_client(client_id)
vim.wait(limit, function() return client() == nil or client().is_stopped() end, 10)
vim.cmd('qall!')
