const SAMPLES_PER_SECOND = 8000;
const HEAD_BYTES = 44;

/** A recording in which nobody says anything: WAV, one channel, 8 bits (assumed; no source names the PBX's format). */
export function silence(seconds: number): Buffer {
  const samples = Math.max(1, Math.round(seconds * SAMPLES_PER_SECOND));
  const wav = Buffer.alloc(HEAD_BYTES + samples, 0x80);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(HEAD_BYTES - 8 + samples, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples, 40);
  return wav;
}
