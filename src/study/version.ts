// The version of this program, as reports and `--version` name it.
import packageJson from '../../package.json' with { type: 'json' };

export const version: string = packageJson.version;
