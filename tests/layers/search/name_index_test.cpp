#include "layers/search/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layers/symbols/symbol_search.h"

namespace saban::layers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Names in an index, and what it finds of them.
class Names {
 public:
    explicit Names(std::vector<std::string> names) : names_(std::move(names)) {
        for (const std::string& name : names_) index_.add(name);
    }
    void add(const std::string& name, const std::string& more) {
        names_.push_back(name);
        index_.add(name, foldedForSearch(more));
    }
    std::vector<std::string> find(const std::string& query, std::size_t most = 100) const {
        std::vector<std::string> found;
        for (const NameMatch& match : matches(query, most)) found.push_back(names_[match.entry]);
        return found;
    }
    std::vector<NameMatch> matches(const std::string& query, std::size_t most = 100, const std::stop_token& stop = {}) const {
        return index_.find(query, most, [this](std::uint32_t entry) -> std::string_view { return names_[entry]; }, stop);
    }

 private:
    std::vector<std::string> names_;
    NameIndex index_;
};

TEST(NameIndex, FindsNamesWithAndWithoutMarksInAnyCase) {
    const Names names({"Cầu Đá", "Hầm họp", "HẦM TRÚ ẨN"});
    EXPECT_THAT(names.find("ham hop"), ElementsAre("Hầm họp"));
    EXPECT_THAT(names.find("HẦM HỌP"), ElementsAre("Hầm họp"));
    EXPECT_THAT(names.find("cau da"), ElementsAre("Cầu Đá"));
    EXPECT_THAT(names.find("hầm tru"), ElementsAre("HẦM TRÚ ẨN"));
}

TEST(NameIndex, RanksTheNameItselfThenBeginningsThenWordsThenInsides) {
    const Names names({"Thuận Hòa Bình", "Bản Hòa", "Hòa", "Hòa Bình", "Thoại Hoàng"});
    EXPECT_THAT(names.find("hoa"), ElementsAre("Hòa", "Hòa Bình", "Thuận Hòa Bình", "Bản Hòa", "Thoại Hoàng"));
    const Names insides({"Khoa", "Hoa"});
    EXPECT_THAT(insides.find("hoa"), ElementsAre("Hoa", "Khoa"));
    EXPECT_EQ(insides.matches("hoa")[1].rank, MatchRank::Inside);
}

TEST(NameIndex, FindsWordsInAnyOrder) {
    const Names names({"Hầm họp tiểu ban hậu cần", "Hầm chỉ huy"});
    EXPECT_THAT(names.find("hau ham"), ElementsAre("Hầm họp tiểu ban hậu cần"));
    EXPECT_EQ(names.matches("hau ham").front().rank, MatchRank::Word);
}

TEST(NameIndex, PutsNamesWithTheTypedMarksFirstAmongEquals) {
    const Names names({"Hàm Hợp", "Hầm họp"});
    EXPECT_THAT(names.find("hầm họp"), ElementsAre("Hầm họp", "Hàm Hợp"));
    EXPECT_THAT(names.find("ham hop"), ElementsAre("Hàm Hợp", "Hầm họp"));
}

TEST(NameIndex, FindsByOtherWordsAfterAllNames) {
    Names names({"Số 4"});
    names.add("Số 1", "Hầm họp");
    names.add("Bàn họp", "");
    EXPECT_THAT(names.find("hop"), ElementsAre("Bàn họp", "Số 1"));
    EXPECT_EQ(names.matches("hop")[1].rank, MatchRank::Elsewhere);
    EXPECT_THAT(names.find("so hop"), ElementsAre("Số 1"));
    EXPECT_THAT(names.find("op so"), IsEmpty());  // other words are found by their beginnings
}

TEST(NameIndex, FindsNothingForWhatHasNoLettersOrDigits) {
    const Names names({"Hầm"});
    for (const char* query : {"", "   ", "?!", "\n"}) EXPECT_THAT(names.find(query), IsEmpty()) << query;
    EXPECT_THAT(Names({}).find("ham"), IsEmpty());
}

TEST(NameIndex, DoesNotFindAcrossTwoNames) { EXPECT_THAT(Names({"Hầm", "họp"}).find("ham hop"), IsEmpty()); }

TEST(NameIndex, GivesTheBestOfManyAndNoMoreThanAskedFor) {
    std::vector<std::string> many;
    for (int i = 0; i < 200000; ++i) many.push_back("Bản " + std::to_string(i));
    many.push_back("Bản");
    const Names names(std::move(many));
    const auto found = names.find("ban", 20);
    ASSERT_EQ(found.size(), 20u);
    EXPECT_EQ(found.front(), "Bản");
    EXPECT_EQ(found[1], "Bản 0");
    EXPECT_THAT(names.find("ban 199999"), ElementsAre("Bản 199999"));
}

TEST(NameIndex, StopsWhenAsked) {
    std::vector<std::string> many(10000, "Bản");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(Names(std::move(many)).matches("ban", 20, stop.get_token()), IsEmpty());
}

}  // namespace
}  // namespace saban::layers
