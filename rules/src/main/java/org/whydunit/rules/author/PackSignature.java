package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Who made a pack: {@code pack.sig} beside its manifest holds a public key and its Ed25519 signature (RFC 8032) of the
 * hashes of all other files. A key is known by its fingerprint, the first 16 digits of its SHA-256.
 */
final class PackSignature {

  /** The file with the signature. */
  static final String FILE = "pack.sig";

  private static final String ALGORITHM = "Ed25519";

  private PackSignature() {}

  /**
   * Signs a pack's folder with the key in a file, which is made when there is none.
   *
   * @return the key's fingerprint
   */
  static String sign(Path pack, SortedMap<String, String> hashes, Path keyFile) throws IOException {
    try {
      Properties key = Files.exists(keyFile) ? properties(keyFile) : made(keyFile);
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(key, "private"))));
      signature.update(text(hashes));
      Files.writeString(pack.resolve(FILE), "key=" + key.getProperty("public") + "\nsignature=" + Base64.getEncoder().encodeToString(signature.sign()) + "\n");
      return fingerprint(bytes(key, "public"));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(keyFile + " holds no key: " + e.getMessage(), e);
    }
  }

  private static Properties made(Path keyFile) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Files.createDirectories(keyFile.toAbsolutePath().getParent());
    Base64.Encoder base64 = Base64.getEncoder();
    Files.writeString(keyFile, "");
    keyFile.toFile().setReadable(false, false);
    keyFile.toFile().setReadable(true, true);
    Files.writeString(keyFile, "public=" + base64.encodeToString(pair.getPublic().getEncoded()) + "\nprivate=" + base64.encodeToString(pair.getPrivate().getEncoded()) + "\n");
    return properties(keyFile);
  }

  /**
   * The fingerprint of the key that signed a pack; empty when nobody did.
   *
   * @throws IOException when the signature is not of these hashes
   */
  static String signer(Path pack, SortedMap<String, String> hashes) throws IOException {
    Path file = pack.resolve(FILE);
    if (!Files.exists(file)) {
      return "";
    }
    try {
      Properties given = properties(file);
      PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(given, "key")));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(text(hashes));
      if (signature.verify(bytes(given, "signature"))) {
        return fingerprint(key.getEncoded());
      }
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw new IOException(FILE + " is no signature", malformed);
    }
    throw new IOException(FILE + " is not the signature of these files");
  }

  private static byte[] bytes(Properties properties, String key) {
    return Base64.getDecoder().decode(properties.getProperty(key, ""));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }

  private static String fingerprint(byte[] key) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
  }

  private static byte[] text(Map<String, String> hashes) {
    return hashes.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey() + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
  }
}
