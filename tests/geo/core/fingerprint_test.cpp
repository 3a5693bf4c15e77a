#include "geo/core/fingerprint.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

TEST(Fingerprint, IsTheSameForTheSameAndAnotherForAnother) {
    EXPECT_EQ(Fingerprint().add("ridge").add(1.5).digest(), Fingerprint().add("ridge").add(1.5).digest());
    EXPECT_NE(Fingerprint().add("ridge").add(1.5).digest(), Fingerprint().add("ridge").add(1.6).digest());
    EXPECT_NE(Fingerprint().add("ab").add("c").digest(), Fingerprint().add("a").add("bc").digest());
    EXPECT_NE(Fingerprint().add("a").digest(), Fingerprint().add("a").add("").digest());
}

// "xxhsum -H2" of an empty file prints 99aa06d3014798d86001c324468d497f, "xxhsum -H3" of one prints 2d06800538d394c2.
TEST(Fingerprint, IsXxh3) {
    EXPECT_EQ(Fingerprint().digest().text(), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(checksumOf({}), 0x2d06800538d394c2ULL);
}

}  // namespace
}  // namespace saban::geo
