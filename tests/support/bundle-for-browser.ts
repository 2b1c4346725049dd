/** Bundles one TypeScript file with its imports for a browser, as `webpack.config.js` does for the programs. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import webpack from 'webpack';

const root = join(import.meta.dirname, '..', '..');

/** @returns the folder with the script, which bears the entry's name with `.js`, and its late chunks */
export async function bundleForBrowser(entry: string): Promise<string> {
  const name = basename(entry).replace(/\.tsx?$/, '');
  const path = join(root, '.cache', 'browser-bundles', `${name}-${process.pid}`);
  mkdirSync(path, { recursive: true });
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: ['web', 'es2022'],
    entry: { [name]: entry },
    output: { path, filename: '[name].js', publicPath: 'auto' },
    resolve: {
      extensions: ['.tsx', '.ts', '.js'],
      alias: { '@azure/msal-browser/dist': join(root, 'node_modules/@azure/msal-browser/dist') },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' } },
        },
      ],
    },
  });
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    compiler.run((error, result) => {
      compiler.close(() => (result ? resolve(result) : reject(error ?? new Error('webpack gave no result'))));
    });
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only' }));
  return path;
}
