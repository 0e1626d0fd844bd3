// Talks to the real yaml-language-server over stdio, as an editor does, and prints what it says as JSON.
// Arguments: the folder of the server's package, and the schema file.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [server, schema] = process.argv.slice(2);
const bin = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8')).bin['yaml-language-server'];
const child = spawn(process.execPath, [join(server, bin), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
const problems = new Map();
let number = 0;
let buffer = Buffer.alloc(0);

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function ask(method, params) {
  number += 1;
  send({ id: number, method, params });
  return new Promise((resolve) => waiting.set(number, resolve));
}

const settings = {
  schemas: { [pathToFileURL(schema).href]: '*.yml' },
  schemaStore: { enable: false },
  validate: true,
  completion: true,
  hover: true,
};

function receive(message) {
  if (message.method === 'textDocument/publishDiagnostics') {
    problems.get(message.params.uri)?.(message.params.diagnostics.map((each) => each.message));
  } else if (message.method === 'workspace/configuration') {
    send({ id: message.id, result: message.params.items.map((item) => (item.section === 'yaml' ? settings : {})) });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
    waiting.delete(message.id);
  }
}

child.stdout.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const body = buffer.subarray(end + 4, end + 4 + length).toString();
    buffer = buffer.subarray(end + 4 + length);
    receive(JSON.parse(body));
  }
});

function open(name, text) {
  const uri = `file:///katalog/data/innovations/${name}.yml`;
  const said = new Promise((resolve) => problems.set(uri, resolve));
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  return { uri, said };
}

const at = (uri, line, character) => ({ textDocument: { uri }, position: { line, character } });
const labels = (result) => (result?.items ?? result ?? []).map((item) => item.label);

await ask('initialize', {
  processId: process.pid,
  rootUri: 'file:///katalog',
  capabilities: {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: { contentFormat: ['markdown'] } },
  },
});
send({ method: 'initialized', params: {} });
send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: settings } } });

const GOOD = `nama: Loket Cepat
ringkasan: Warga mengambil nomor antrean dari rumah dan datang saat gilirannya tiba.
perangkat_daerah: dinas-contoh
urusan:
  - kesehatan
status: berjalan
mulai: 2021
hasil:
  - Antrean berkurang separuh.
  - teks: Warga puas.
    tahun: 2022
sumber:
  - judul: 17
    url: https://contoh.go.id/
    tanggal: 2021-03-04
`;
const good = open('baik', GOOD);
const bad = open('keliru', GOOD.replace('status: berjalan', 'status: aktif').replace('perangkat_daerah', 'perangkat-daerah'));
const empty = open('kosong', '\n');
const half = open('separuh', 'status: \n');
const heard = {
  good: await good.said,
  bad: await bad.said,
  keys: labels(await ask('textDocument/completion', at(empty.uri, 0, 0))),
  terms: labels(await ask('textDocument/completion', at(half.uri, 0, 8))),
  hover: JSON.stringify(await ask('textDocument/hover', at(good.uri, 1, 2))),
};
process.stdout.write(JSON.stringify(heard));
child.kill();
