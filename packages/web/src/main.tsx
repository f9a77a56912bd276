import '@fontsource-variable/noto-sans-sc/index.css';
import './app/base.css';
import './app/style-nonce.ts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Providers } from './app/Providers.tsx';
import { router } from './app/router.tsx';

// The page's policy forbids compiling code at run time; zod would try, and each try is reported.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
