/** Lets the browser save bytes under a name. */
export function saveFile(bytes: Uint8Array, mediaType: string, name: string): void {
  const link = document.createElement('a');
  // A copy, since the type of the bytes allows a shared buffer.
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
