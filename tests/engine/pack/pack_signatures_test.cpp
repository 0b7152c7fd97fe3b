#include "engine/pack/pack_signatures.h"

#include <gtest/gtest.h>

#include "engine/pack/signing_key.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

constexpr std::string_view kPassphrase = "vier losse woorden hier";

/// What a refusal says; "" when nothing was refused.
template <class Work>
std::string refusalOf(const Work& work)
{
    try {
        work();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

class ASignedPack : public testing::Test {
protected:
    ASignedPack() { sign(signPack(keys, "Anne", hash(), 20'000)); }
    ~ASignedPack() override { std::filesystem::remove(file()); }

    Bytes hash() const { return fromHex(packHash(copy.folder().string())).value(); }
    std::string file() const { return signaturesFileOf(copy.folder().string()); }
    void sign(const PackSignature& signature) const { write(toJson(std::vector{signature})); }
    void write(const std::string& text) const { std::ofstream(file(), std::ios::binary) << text; }
    std::string refusal() const
    {
        return refusalOf([&] { checkedSignatures(copy.folder().string(), hash()); });
    }

    PackCopy copy;
    SigningKeys keys = makeSigningKeys();
};

TEST_F(ASignedPack, IsGoodAndKeepsItsHashSinceTheSignatureLiesBesideIt)
{
    const auto signatures = checkedSignatures(copy.folder().string() + "/", hash());
    ASSERT_EQ(signatures.size(), 1u);
    EXPECT_EQ(signatures[0].signer, "Anne");
    EXPECT_EQ(signatures[0].publicKey, keys.open);
    EXPECT_EQ(packHash(copy.folder().string()), packHash((PackCopy::kTiny).string()));
}

TEST_F(ASignedPack, IsRefusedUnsigned)
{
    std::filesystem::remove(file());
    EXPECT_NE(refusal().find("[pack-unsigned]"), std::string::npos) << refusal();
    write(toJson(std::vector<PackSignature>{}));
    EXPECT_NE(refusal().find("[pack-unsigned]"), std::string::npos) << refusal();
}

TEST_F(ASignedPack, IsRefusedWhenOneByteOfItChanged)
{
    copy.write("README.md", copy.text("pack.json"));
    EXPECT_NE(refusal().find("[pack-changed]"), std::string::npos) << refusal();
    EXPECT_NE(refusal().find("was changed after 'Anne' signed it"), std::string::npos);
}

TEST_F(ASignedPack, IsRefusedWhenAnythingOfItsSignatureChanged)
{
    const PackSignature good = signPack(keys, "Anne", hash(), 20'000);
    std::vector<PackSignature> changed(4, good);
    changed[0].signer = "Bram";
    changed[1].day += 1;
    changed[2].publicKey = makeSigningKeys().open;
    changed[3].signature[5] = static_cast<char>(changed[3].signature[5] ^ 1);
    for (const PackSignature& one : changed) {
        sign(one);
        EXPECT_NE(refusal().find("[pack-signature]"), std::string::npos) << refusal();
    }
    sign(good);
    EXPECT_EQ(refusal(), "") << "the control: the one that was not changed";
}

TEST_F(ASignedPack, IsNotSignedByASignatureForSomethingElse)
{
    PackSignature other = signPack(keys, "Anne", hash(), 20'000);
    other.signature =
        engine::sign(keys, "opmaat.checkpoint/1", other.hash + u32Bytes(20'000) + other.signer);
    EXPECT_FALSE(isGenuine(other));
}

TEST_F(ASignedPack, NamesAFileOfSignaturesThatIsNoWholeOne)
{
    const std::string whole = toJson(std::vector{signPack(keys, "Anne", hash(), 20'000)});
    for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
        write(whole.substr(0, size));
        EXPECT_NE(refusal(), "") << "the first " << size << " bytes";
    }
    for (const char* wrong : {"{}", "[]", R"({"format": "opmaat.signatures/2", "signatures": []})",
                              R"({"format": "opmaat.signatures/1", "signatures": [7]})"}) {
        write(wrong);
        EXPECT_NE(refusal().find(file()), std::string::npos) << wrong << ": " << refusal();
    }
}

TEST(ASigningKey, OpensWithItsPassphraseAloneAndKeepsItsName)
{
    const std::string file = makeSigningKey("Anne", kPassphrase, kNoCost);
    const Publisher publisher = publisherOf(file, "key");
    EXPECT_EQ(publisher.name, "Anne");
    EXPECT_EQ(openSigningKey(file, "key", kPassphrase).open, publisher.publicKey);
    EXPECT_EQ(publisherFrom(toJson(publisher), "key.pub"), publisher);
    EXPECT_NE(refusalOf([&] {
                  openSigningKey(file, "key", "another passphrase");
              }).find("does not open the key"),
              std::string::npos);
    std::string renamed = file;
    renamed.replace(renamed.find("Anne"), 4, "Bram");
    EXPECT_NE(refusalOf([&] { openSigningKey(renamed, "key", kPassphrase); }), "");
    EXPECT_EQ(
        file.find(toHex(openSigningKey(file, "key", kPassphrase).secret.view()).substr(0, 64)),
        std::string::npos)
        << "the secret is not in the file";
}

}  // namespace
}  // namespace opmaat::engine
