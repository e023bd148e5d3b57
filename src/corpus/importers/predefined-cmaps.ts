/*!
 * Adobe's CMap resources, as pdfjs-dist packs them. Copyright 1990-2009 Adobe Systems Incorporated. All
 * rights reserved. Redistribution and use in source and binary forms, with or without modification, are
 * permitted provided that the following conditions are met: Redistributions of source code must retain
 * the above copyright notice, this list of conditions and the following disclaimer. Redistributions in
 * binary form must reproduce the above copyright notice, this list of conditions and the following
 * disclaimer in the documentation and/or other materials provided with the distribution. Neither the
 * name of Adobe Systems Incorporated nor the names of its contributors may be used to endorse or promote
 * products derived from this software without specific prior written permission. THIS SOFTWARE IS
 * PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
 * INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR
 * PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY
 * DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED
 * TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR
 * TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF
 * ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
// What older Chinese, Japanese and Korean PDFs need to be read: they name characters by tables of Adobe's
// (GBK-EUC-H, UniGB-UCS2-H) instead of bringing their own. Bundled as one file, loaded when one is asked for.
/// <reference types="vite/client" />

/** Each table as a data address, by its path. */
const TABLES = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
  eager: true,
});

const byName = new Map(
  Object.entries(TABLES).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** The bytes of a table such as `GBK-EUC-H.bcmap`, or null where there is none of that name. */
export function predefinedCMap(filename: string): Uint8Array | null {
  const address = byName.get(filename);
  if (address === undefined) return null;
  return new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}
