/**
 * One PNG per pixel size. Ribbon: 16, 32, 80; phones: 25, 32 and 48 at one, two and three times; lists: 64 and 128.
 * https://learn.microsoft.com/javascript/api/manifest/icon
 */
export const iconSizes = [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144] as const;
