#include "layers/edit/field_edits.h"

#include <gtest/gtest.h>

#include "layers/edit/field_rules.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

template <typename T>
FeatureRef named(const Plan& plan, const std::string& name) {
    for (const auto& row : plan.all<T>().rows())
        if (row->name == name) return {std::string(kindName<T>()), row->uid};
    ADD_FAILURE() << name;
    return {};
}

std::vector<FeatureRef> allStructures(const Plan& plan) { return {named<Structure>(plan, "Hầm họp"), named<Structure>(plan, "Hào giao thông")}; }

TEST(FieldEdits, DescribeTheFieldsOfEveryKind) {
    forEachKind([]<typename T>(KindTag<T>) {
        const auto fields = fieldsOfKind(kindName<T>());
        ASSERT_EQ(fields.size(), fieldsOf<T>().size());
        EXPECT_EQ(fields.front().column, "uid");
    });
    EXPECT_TRUE(fieldsOfKind("nothing").empty());
}

TEST(FieldEdits, TellWhatSeveralFeaturesShare) {
    const Plan plan = test::smallPlan();
    const auto features = allStructures(plan);
    EXPECT_EQ(sharedValue(plan, features, "heading_deg").value, Value{0.0});
    EXPECT_TRUE(sharedValue(plan, features, "name").isMixed);
    EXPECT_TRUE(sharedValue(plan, features, "width_m").isMixed);  // 4.5 and none
    EXPECT_EQ(sharedValue(plan, std::span(features).first(1), "width_m").value, Value{4.5});
    EXPECT_FALSE(sharedValue(plan, {}, "name").isMixed);
}

TEST(FieldEdits, SetAllFeaturesInOneEdit) {
    const Plan plan = test::smallPlan();
    const auto edit = setField(plan, allStructures(plan), "width_m", std::string("5,25"));
    ASSERT_TRUE(edit) << edit.error().message;
    EXPECT_EQ(countOf(*edit).changed, 2u);
    const Plan next = applied(plan, *edit);
    for (const auto& row : next.all<Structure>().rows()) EXPECT_EQ(row->widthM, 5.25);
    EXPECT_TRUE(isEmpty(*setField(next, allStructures(next), "width_m", 5.25)));
}

TEST(FieldEdits, RefuseWithWhatIsAllowed) {
    const Plan plan = test::smallPlan();
    const auto features = allStructures(plan);
    EXPECT_EQ(setField(plan, features, "heading_deg", std::string("361")).error().message, "give a number from 0 to 360");
    EXPECT_EQ(setField(plan, features, "width_m", std::string("rộng")).error().message, "give a number from 0 to 10000");
    EXPECT_EQ(setField(plan, features, "state", std::string("hỏng")).error().message, "choose one of planned, under_construction, ready");
    EXPECT_EQ(setField(plan, {{named<Area>(plan, "Khu tập kết")}}, "fill", std::string("đỏ")).error().message, "give a colour, such as #c98f3a");
    EXPECT_FALSE(setField(plan, {{named<Unit>(plan, "Đại đội 1")}}, "symbol_code", std::string("123")));
    EXPECT_TRUE(setField(plan, {{named<Unit>(plan, "Đại đội 1")}}, "symbol_code", Value{}));
}

TEST(FieldEdits, RefuseWhatWouldLieBelowItself) {
    const Plan plan = test::smallPlan();
    const FeatureRef outer = named<Group>(plan, "Khối vận hành"), inner = named<Group>(plan, "Tiểu ban hậu cần");
    EXPECT_FALSE(setField(plan, std::span(&outer, 1), "parent_uid", inner.uid));
    EXPECT_FALSE(setField(plan, std::span(&outer, 1), "parent_uid", outer.uid));
    EXPECT_TRUE(setField(plan, std::span(&inner, 1), "parent_uid", Value{}));
    EXPECT_EQ(featureAndBelow(plan, outer), (std::vector<Uid>{outer.uid, inner.uid}));
}

TEST(FieldEdits, TickOneGroupOfSeveralFeaturesAndLeaveTheOthers) {
    const Plan plan = test::smallPlan();
    const auto features = allStructures(plan);
    const Uid outer = named<Group>(plan, "Khối vận hành").uid, inner = named<Group>(plan, "Tiểu ban hậu cần").uid;
    const Plan with = applied(plan, *setListed(plan, features, "groups", outer, true));
    EXPECT_EQ(with.find<Structure>(features[0].uid)->groups, (std::vector<Uid>{inner, outer}));
    EXPECT_EQ(with.find<Structure>(features[1].uid)->groups, (std::vector<Uid>{outer}));
    const Plan without = applied(with, *setListed(with, features, "groups", inner, false));
    EXPECT_EQ(without.find<Structure>(features[0].uid)->groups, (std::vector<Uid>{outer}));
    EXPECT_FALSE(setListed(plan, features, "name", outer, true));
}

TEST(FieldRules, KnowWhatEveryReferenceRefersTo) {
    forEachKind([]<typename T>(KindTag<T>) {
        for (const Field<T>& field : fieldsOf<T>()) {
            const bool isReference = field.column == "groups" || field.column == "phases" || field.column == "parent_uid" || (field.column.ends_with("_uid") && field.column != "uid");
            EXPECT_EQ(isReference, !referenceOf(kindName<T>(), field.column).kinds.empty()) << field.column;
        }
    });
}

}  // namespace
}  // namespace saban::layers
