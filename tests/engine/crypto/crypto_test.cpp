// Known answers: SHA-256 of FIPS 180-4 ("abc"); BLAKE2b of RFC 7693 is in the tests of packs.

#include <gtest/gtest.h>

#include "engine/crypto/encryption.h"
#include "engine/crypto/hash.h"
#include "engine/crypto/passphrase.h"

namespace opmaat::engine {
namespace {

const Bytes kText = "what somebody answered";

Bytes withBitFlipped(Bytes bytes, std::size_t bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

TEST(Hash, Sha256OfAbcIsThePublishedOne)
{
    EXPECT_EQ(toHex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, AKeyForOnePurposeIsNotTheKeyForAnother)
{
    const Secret key = Secret::random(kKeyBytes);
    EXPECT_NE(Bytes(keyFor(key, "events").view()), Bytes(keyFor(key, "tags").view()));
    EXPECT_EQ(Bytes(keyFor(key, "events").view()), keyedHash(key, "events"));
}

TEST(Bytes, NumbersAreBigEndianAndHexReadsBack)
{
    EXPECT_EQ(toHex(u64Bytes(0x0102030405060708)), "0102030405060708");
    EXPECT_EQ(toHex(u32Bytes(7)), "00000007");
    EXPECT_EQ(fromHex("00ff10"), Bytes("\0\xff\x10", 3));
    EXPECT_EQ(fromHex("0"), std::nullopt);
    EXPECT_EQ(fromHex("0g"), std::nullopt);
}

TEST(Encryption, OpensWithTheSameKeyAndHeaderOnly)
{
    const Secret key = Secret::random(kKeyBytes), other = Secret::random(kKeyBytes);
    const Bytes sealed = encrypt(key, "header", kText);
    EXPECT_EQ(decrypt(key, "header", sealed), kText);
    EXPECT_EQ(decrypt(other, "header", sealed), std::nullopt);
    EXPECT_EQ(decrypt(key, "Header", sealed), std::nullopt);
    EXPECT_EQ(decrypt(key, "header", ""), std::nullopt);
    EXPECT_NE(encrypt(key, "header", kText), sealed) << "the nonce is random";
}

TEST(Encryption, NoSingleBitCanBeChanged)
{
    const Secret key = Secret::random(kKeyBytes);
    const BoxKeys box = makeBoxKeys();
    const Bytes sealed = encrypt(key, "header", kText), boxed = sealTo(box.open, kText);
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
        EXPECT_EQ(decrypt(key, "header", withBitFlipped(sealed, bit)), std::nullopt) << bit;
    }
    for (std::size_t bit = 0; bit < 8 * boxed.size(); ++bit) {
        EXPECT_FALSE(unseal(box, withBitFlipped(boxed, bit))) << bit;
    }
}

TEST(Encryption, NothingShorterOpens)
{
    const Secret key = Secret::random(kKeyBytes);
    const Bytes sealed = encrypt(key, "header", kText);
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        EXPECT_EQ(decrypt(key, "header", sealed.substr(0, size)), std::nullopt) << size;
    }
}

TEST(ASecret, LeavesNothingForTheNextOneOfItsSize)
{
    constexpr std::size_t kSize = 48;
    const unsigned char* before = nullptr;
    {
        const Secret secret(Bytes(kSize, 's'));
        before = secret.data();
    }
    const Secret next = Secret::zeros(kSize), another = Secret::zeros(kSize);
    EXPECT_EQ(next.data(), before) << "the block is used again";
    EXPECT_EQ(next.view(), Bytes(kSize, '\0'));
    EXPECT_NE(another.data(), next.data());
    EXPECT_EQ(another.view(), Bytes(kSize, '\0'));
}

TEST(ASecret, KeepsItsBytesWhileOthersComeAndGo)
{
    const Secret kept(Bytes(40, 'k'));
    for (std::size_t size = 1; size < 100; ++size) {
        const Secret passing(Bytes(size, 'p'));
        EXPECT_EQ(passing.view(), Bytes(size, 'p'));
    }
    EXPECT_EQ(kept.view(), Bytes(40, 'k'));
}

TEST(Box, OnlyItsSecretOpensIt)
{
    const BoxKeys keys = makeBoxKeys(), other = makeBoxKeys();
    const Bytes sealed = sealTo(keys.open, kText);
    EXPECT_EQ(unseal(keys, sealed)->view(), kText);
    EXPECT_FALSE(unseal(other, sealed));
    EXPECT_EQ(boxKeysFrom(keys.secret).open, keys.open);
}

TEST(Box, RefusesAKeyThatIsNone)
{
    EXPECT_THROW(sealTo("short", kText), std::invalid_argument);
    EXPECT_THROW(sealTo(Bytes(32, '\0'), kText), std::invalid_argument) << "of low order";
}

TEST(Signature, HoldsForOneKeyOnePurposeAndOneMessage)
{
    const SigningKeys keys = makeSigningKeys(), other = makeSigningKeys();
    const Bytes signature = sign(keys, "checkpoint", kText);
    EXPECT_TRUE(isSignedBy(keys.open, "checkpoint", kText, signature));
    EXPECT_FALSE(isSignedBy(other.open, "checkpoint", kText, signature));
    EXPECT_FALSE(isSignedBy(keys.open, "handover", kText, signature));
    EXPECT_FALSE(isSignedBy(keys.open, "checkpoint", kText + " ", signature));
    EXPECT_FALSE(isSignedBy(keys.open, "checkpoin", "t" + kText, signature))
        << "purpose and message do not run into each other";
    EXPECT_FALSE(isSignedBy(keys.open, "checkpoint", kText, ""));
}

TEST(Padding, LeavesFewSizesAndComesOffAgain)
{
    EXPECT_EQ(padded("").size(), 256U);
    EXPECT_EQ(padded(Bytes(255, 'a')).size(), 256U);
    EXPECT_EQ(padded(Bytes(256, 'a')).size(), 1024U);
    EXPECT_EQ(padded(Bytes(5000, 'a')).size(), 16384U);
    for (const Bytes& text : {Bytes(), Bytes("a\x80"), Bytes("a\0\0", 3), Bytes(256, 'b')}) {
        EXPECT_EQ(unpadded(padded(text)), text);
    }
    EXPECT_EQ(unpadded(Bytes(256, '\0')), std::nullopt);
    EXPECT_EQ(unpadded(""), std::nullopt);
}

TEST(Passphrase, GivesTheSameKeyForTheSameSaltAndCost)
{
    const Bytes salt(kSaltBytes, 's');
    const Bytes key(keyFromPassphrase("vier losse woorden", salt, kNoCost).view());
    EXPECT_EQ(keyFromPassphrase("vier losse woorden", salt, kNoCost).view(), key);
    EXPECT_NE(keyFromPassphrase("vier losse Woorden", salt, kNoCost).view(), key);
    EXPECT_NE(keyFromPassphrase("vier losse woorden", Bytes(kSaltBytes, 't'), kNoCost).view(), key);
    EXPECT_NE(keyFromPassphrase("vier losse woorden", salt, Cost{2, 8}).view(), key);
    EXPECT_THROW(keyFromPassphrase("vier losse woorden", "short", kNoCost), std::invalid_argument);
}

TEST(ResumeCode, IsReadAsItWasMeant)
{
    const auto read = [](std::string_view typed) {
        const auto code = readResumeCode(typed);
        return code ? std::string(code->view()) : "";
    };
    EXPECT_EQ(read("1234 5678 9012"), "123456789012");
    EXPECT_EQ(read(" 1234-5678.9012\n"), "123456789012");
    EXPECT_EQ(read("l234 5678 9OI2"), "123456789012");
    EXPECT_EQ(read("1234 5678 901"), "") << "one digit too few";
    EXPECT_EQ(read("1234 5678 90123"), "") << "one too many";
    EXPECT_EQ(read("1234 5678 901a"), "");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(codeInGroups("123456789012"), "1234 5678 9012");
}

TEST(ResumeCode, ANewOneReadsBack)
{
    for (int i = 0; i < 100; ++i) {
        const Secret code = newResumeCode();
        EXPECT_EQ(readResumeCode(codeInGroups(code))->view(), code.view());
    }
}

TEST(RecoveryKey, ComesBackFromPaperWithItsLookAlikes)
{
    for (int i = 0; i < 100; ++i) {
        const Secret key = Secret::random(kKeyBytes);
        std::string text = recoveryText(key);
        ASSERT_EQ(text.size(), 14 * 5 - 1U) << "fourteen groups of four";
        EXPECT_EQ(readRecoveryText(text)->view(), key.view());
        for (char& c : text) {
            c = c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        }
        EXPECT_EQ(readRecoveryText(text)->view(), key.view());
    }
}

TEST(RecoveryKey, ASlipOfThePenIsSeen)
{
    const std::string text = recoveryText(Secret(Bytes(32, 'k')));
    for (std::size_t i = 0; i < text.size() - 5; ++i) {
        std::string slip = text;
        slip[i] = text[i] == ' ' ? 'X' : text[i] == '7' ? '8' : '7';
        EXPECT_FALSE(readRecoveryText(slip)) << slip;
    }
    EXPECT_FALSE(readRecoveryText(""));
    EXPECT_FALSE(readRecoveryText(text.substr(5)));
}

}  // namespace
}  // namespace opmaat::engine
