import { useEffect, useState } from 'react';

/** A frame of a film as an address for a picture: null while it is fetched, `unplayable` where the browser cannot show the film. */
export function useFrame(source: string, at: number): string | 'unplayable' | null {
  const [frame, setFrame] = useState<string | 'unplayable' | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let gone = false;
    const film = document.createElement('video');
    film.muted = true;
    film.preload = 'auto';
    film.addEventListener('loadedmetadata', () => {
      // A seek to where one is already may tell nothing.
      film.currentTime = Math.min(Math.max(at, 0.01), Math.max(0.01, film.duration - 0.01));
    });
    film.addEventListener('seeked', () => {
      const canvas = document.createElement('canvas');
      canvas.width = film.videoWidth;
      canvas.height = film.videoHeight;
      canvas.getContext('2d')?.drawImage(film, 0, 0);
      canvas.toBlob((blob) => {
        if (gone || blob === null) return;
        address = URL.createObjectURL(blob);
        setFrame(address);
      }, 'image/png');
    });
    film.addEventListener('error', () => {
      if (!gone) setFrame('unplayable');
    });
    film.src = source;
    return () => {
      gone = true;
      film.removeAttribute('src');
      film.load();
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [source, at]);
  return frame;
}
