#include "engine/record/postgres/postgres_address.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/record/open_store.h"
#include "engine/record/postgres/postgres_library.h"
#include "engine/record/store_error.h"
#include "temporary_folder.h"

namespace opmaat::engine {
namespace {

std::string refusalOf(const std::string& address)
{
    try {
        readPostgresAddress(address);
    } catch (const StoreError& error) {
        return error.what();
    }
    return "";
}

TEST(PostgresAddress, IsToldFromAPath)
{
    EXPECT_TRUE(isPostgres("postgresql://db/opmaat"));
    EXPECT_TRUE(isPostgres("postgres://db/opmaat"));
    EXPECT_FALSE(isPostgres("/var/lib/opmaat/store.db"));
    EXPECT_FALSE(isPostgres("postgresql.db"));
}

TEST(PostgresAddress, OnThisComputerNeedsNoCertificate)
{
    for (const char* address : {"postgresql://localhost/opmaat",
                                "postgresql://127.0.0.1:5433/opmaat", "postgresql://[::1]/opmaat",
                                "postgresql:///opmaat?host=/run/pg", "postgresql:///opmaat"}) {
        EXPECT_FALSE(readPostgresAddress(address).needsTls) << address;
    }
}

TEST(PostgresAddress, ElsewhereIsVerifiedInFullWithACertificateThatIsThere)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "office.crt") << "made up";
    const PostgresAddress address = readPostgresAddress(
        "postgresql://db.example/opmaat?sslrootcert=" + (folder / "office.crt"));
    EXPECT_TRUE(address.needsTls);
    EXPECT_EQ(address.options.at("sslmode"), "verify-full");
}

TEST(PostgresAddress, NamesItselfWithoutThePassword)
{
    EXPECT_EQ(readPostgresAddress("postgresql://desk:secret@localhost:5433/opmaat").name,
              "postgresql://localhost:5433/opmaat");
}

TEST(PostgresAddress, IsNeverTakenFromTheEnvironment)
{
    ::setenv("PGHOST", "elsewhere.example", 1);
    ::setenv("PGSSLMODE", "disable", 1);
    const PostgresAddress address = readPostgresAddress("postgresql:///opmaat");
    EXPECT_EQ(address.options.at("host"), "/var/run/postgresql");
    EXPECT_NE(refusalOf("postgresql://db.example/opmaat"), "");
    ::unsetenv("PGHOST");
    ::unsetenv("PGSSLMODE");
}

struct BadAddress {
    const char* address;
    const char* sentence;
};

class ABadAddress : public ::testing::TestWithParam<BadAddress> {};

TEST_P(ABadAddress, IsRefusedWithOneSentence)
{
    EXPECT_EQ(refusalOf(GetParam().address), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    , ABadAddress,
    ::testing::Values(
        BadAddress{"postgresql://db.example/opmaat",
                   "Store postgresql://db.example:5432/opmaat is on another computer, and nothing "
                   "says which certificate to trust. Add ?sslrootcert=FILE with the certificate of "
                   "the server or of who signed it."},
        BadAddress{"postgresql://db.example/opmaat?sslmode=disable",
                   "Store postgresql://db.example:5432/opmaat is on another computer, and "
                   "sslmode=disable would not make sure that it is the right one. Leave sslmode "
                   "out, or write sslmode=verify-full."},
        BadAddress{"postgresql://db.example/opmaat?sslrootcert=/nowhere.crt",
                   "The certificate /nowhere.crt for store postgresql://db.example:5432/opmaat "
                   "cannot be read. Put it there, or name another file in sslrootcert."},
        BadAddress{"postgresql://localhost/opmaat?hostaddr=192.0.2.1",
                   "Store postgresql://localhost:5432/opmaat is on another computer, and nothing "
                   "says which certificate to trust. Add ?sslrootcert=FILE with the certificate of "
                   "the server or of who signed it."},
        BadAddress{
            "postgresql://localhost",
            "The address of a PostgreSQL store names its host and its database itself: write "
            "it as postgresql://HOST/DATABASE?sslrootcert=FILE."},
        BadAddress{
            "postgresql:///opmaat?service=other",
            "The address of a PostgreSQL store names its host and its database itself: write "
            "it as postgresql://HOST/DATABASE?sslrootcert=FILE."},
        BadAddress{"postgresql://a,b/opmaat",
                   "The address of the PostgreSQL store names several hosts (a,b). Name one: only "
                   "one server has the end of the chain."},
        BadAddress{"postgresql://localhost/opmaat?password=secret&colour=red",
                   "The address of the PostgreSQL store cannot be read. Write it as "
                   "postgresql://HOST/DATABASE?sslrootcert=FILE."}));

TEST(PostgresLibrary, SaysWhatToInstallWhenItIsNotThere)
{
    try {
        loadPostgresLibrary("libpq.so.4711");
        FAIL() << "a library of that name is there";
    } catch (const StoreError& error) {
        EXPECT_STREQ(error.what(),
                     "PostgreSQL's client library libpq.so.4711 is not installed. Install the "
                     "Debian package libpq5, or name a file as the store.");
    }
}

TEST(PostgresLibrary, SaysWhenItIsAnotherLibrary)
{
    EXPECT_THROW(loadPostgresLibrary("libm.so.6"), StoreError);
}

}  // namespace
}  // namespace opmaat::engine
