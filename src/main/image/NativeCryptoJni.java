package org.conscrypt;

/**
 * Stands in the app image for Conscrypt's class of this name, which at each start would unpack the native library into
 * the folder for temporary files. Here it lies beside the run time's own libraries.
 */
final class NativeCryptoJni {
    private NativeCryptoJni() {}

    static void init() {
        System.loadLibrary("conscrypt_openjdk_jni");
    }
}
