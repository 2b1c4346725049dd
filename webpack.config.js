/**
 * Builds the two browser programs: `dist/addin` (the Outlook pane, and the window in which people sign in where Outlook
 * does not do it for them) and `dist/admin` (the console).
 *
 * Everything in `static/` bears a content hash and may be cached for ever; the pages hold the placeholders
 * `__CSP_NONCE__` and `__OFFICE_JS_URL__`, which the bridge replaces at each request, so they are never cached;
 * `dist/addin/assets` are the icons that the manifest names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';

const root = import.meta.dirname;

/** Gives each script tag that webpack adds the nonce placeholder. */
class ScriptNonce {
  apply(compiler) {
    compiler.hooks.compilation.tap('ScriptNonce', (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).alterAssetTags.tap('ScriptNonce', (data) => {
        for (const tag of data.assetTags.scripts) tag.attributes.nonce = '__CSP_NONCE__';
        return data;
      });
    });
  }
}

/** Puts the icons under `assets/`, with the names that the manifest uses. */
class Icons {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Icons', (compilation) => {
      compilation.hooks.processAssets.tap('Icons', () => {
        for (const name of readdirSync(join(root, 'assets')).filter((file) => /\.(png|svg)$/.test(file))) {
          const content = readFileSync(join(root, 'assets', name));
          compilation.emitAsset(`assets/${name}`, new webpack.sources.RawSource(content));
        }
      });
    });
  }
}

/** Single modules of MSAL, which its package hands out only all together: docs/decisions/0013-msal-in-two-halves.md. */
const msalParts = { '@azure/msal-browser/dist': join(root, 'node_modules/@azure/msal-browser/dist') };

const transpile = (production) => ({
  loader: 'swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic', development: !production } },
      target: 'es2022',
    },
  },
});

/** Not minified: that would take away the quotes around the placeholders. */
const page = (template, filename) =>
  new HtmlWebpackPlugin({ template, filename, scriptLoading: 'defer', minify: false });

/** @returns {import('webpack').Configuration} */
function program(name, entry, plugins, production) {
  return {
    name,
    mode: production ? 'production' : 'development',
    target: ['web', 'es2022'],
    context: root,
    entry: { [name]: entry },
    output: {
      path: join(root, 'dist', name),
      filename: 'static/[name].[contenthash].js',
      chunkFilename: 'static/[name].[contenthash].js',
      assetModuleFilename: 'static/[name].[contenthash][ext]',
      publicPath: 'auto',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias: msalParts },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: transpile(production) },
        // A page needs one of MSAL's two halves, never both: what only the other one uses of their common parts is left
        // out where each has a copy of its own.
        { test: /browser-client\.ts$/, layer: 'tab' },
      ],
    },
    experiments: { layers: true },
    plugins: [page(`src/${name}/index.html`, 'index.html'), new ScriptNonce(), ...plugins],
    devtool: production ? false : 'source-map',
    optimization: {
      minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })],
      // A package that only one late part uses belongs into its file: apart, neither can be made small for the other.
      splitChunks: { cacheGroups: { defaultVendors: false } },
    },
    // The bench measures the first page as a whole; webpack's per-file warning knows nothing of it.
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/**
 * The sign-in's window lies beside the pane. A compilation of its own: webpack joins modules less closely where two
 * entries share them, which costs the pane's first page 10 KB.
 */
function signInWindow(production) {
  const pane = program('addin', [], [], production);
  return {
    ...pane,
    name: 'sign-in',
    // After the pane, which empties the folder.
    dependencies: ['addin'],
    entry: { 'sign-in': './src/addin/sign-in/main.ts' },
    output: { ...pane.output, clean: false },
    plugins: [page('src/addin/sign-in/index.html', 'sign-in.html'), new ScriptNonce()],
  };
}

export default (_env, argv) => {
  const production = argv.mode !== 'development';
  return [
    program('addin', ['./src/addin/office/before-pane.ts', './src/addin/main.tsx'], [new Icons()], production),
    signInWindow(production),
    program('admin', ['./src/admin/main.tsx'], [], production),
  ];
};
