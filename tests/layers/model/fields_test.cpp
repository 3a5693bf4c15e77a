#include "layers/model/fields.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

TEST(Fields, SettingWhatWasGotChangesNothing) {
    const Plan plan = test::smallPlan();
    forEachKind([&]<typename T>(KindTag<T>) {
        ASSERT_FALSE(plan.all<T>().isEmpty()) << kindName<T>();
        for (const auto& row : plan.all<T>().rows()) {
            T rebuilt;
            for (const Field<T>& field : fieldsOf<T>()) EXPECT_TRUE(field.set(rebuilt, field.get(*row))) << field.column;
            rebuilt.geometry = row->geometry;
            EXPECT_TRUE(rebuilt == *row) << kindName<T>();
        }
    });
}

TEST(Fields, HaveColumnsOfTheirOwnAndTitlesInBothLanguages) {
    std::set<std::string_view> tables;
    forEachKind([&]<typename T>(KindTag<T>) {
        std::set<std::string_view> columns, titles;
        for (const Field<T>& field : fieldsOf<T>()) {
            EXPECT_TRUE(columns.insert(field.column).second) << field.column;
            EXPECT_TRUE(titles.insert(field.titleVi).second) << field.titleVi;
            EXPECT_FALSE(field.titleEn.empty());
        }
        for (const TableName& table : tablesOf<T>()) EXPECT_TRUE(tables.insert(table.name).second) << table.name;
    });
}

TEST(Fields, TakeTextsAsPeopleWriteThem) {
    Structure structure;
    EXPECT_TRUE(findField<Structure>("width_m")->set(structure, std::string("4,50")));
    EXPECT_EQ(structure.widthM, 4.5);
    EXPECT_TRUE(findField<Structure>("state")->set(structure, std::string("Đang xây dựng")));
    EXPECT_EQ(structure.state, StructureState::UnderConstruction);
    EXPECT_TRUE(findField<Structure>("width_m")->set(structure, Value{}));
    EXPECT_FALSE(structure.widthM);
    Route route;
    EXPECT_TRUE(findField<Route>("one_way")->set(route, std::string("có")));
    EXPECT_TRUE(route.isOneWay);
    WorkItem item;
    EXPECT_TRUE(findField<WorkItem>("due_date")->set(item, std::string("30/04/2026")));
    EXPECT_EQ(item.due.iso, "2026-04-30");
}

TEST(Fields, TakeTheWordThatAValueHadBefore) {
    EXPECT_EQ(fromWord<CommandPostKind>("cơ bản"), CommandPostKind::Main);
    EXPECT_EQ(fromWord<CommandPostKind>("Chính"), CommandPostKind::Main);
    EXPECT_FALSE(fromWord<CommandPostKind>(""));
}

TEST(Fields, RefuseWhatMakesNoSenseAndStayAsTheyWere) {
    Structure structure;
    structure.widthM = 3.0;
    EXPECT_FALSE(findField<Structure>("width_m")->set(structure, std::string("rộng")));
    EXPECT_EQ(structure.widthM, 3.0);
    EXPECT_FALSE(findField<Structure>("state")->set(structure, std::string("hỏng")));
    EXPECT_EQ(structure.state, StructureState::Planned);
    Phase phase;
    EXPECT_FALSE(findField<Phase>("sort_order")->set(phase, 1.5));
    EXPECT_FALSE(findField<Phase>("start_time")->set(phase, std::string("31/02/2026")));
}

}  // namespace
}  // namespace saban::layers
