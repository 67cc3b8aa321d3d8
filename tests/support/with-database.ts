/** The address with another database in it. Several machines may be named, which a URL does not allow. */
export const withDatabase = (uri: string, name: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, (_, machines: string) => `${machines}/${name}`);
