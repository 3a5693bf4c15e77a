// What happens to plans while another program holds their file.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "layers/store/plan_store.h"
#include "tests/support/other_program.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::smallPlan;
using test::TemporaryFolder;

std::unique_ptr<PlanStore> stored(const std::string& path) {
    auto store = PlanStore::create(path, smallPlan());
    EXPECT_TRUE(store) << (store ? "" : store.error().message);
    return store ? std::move(*store) : nullptr;
}

Edit noteOf(const Plan& plan, const std::string& words) {
    PlanEditor editor(plan);
    Remark note;
    note.note = words;
    editor.put(note);
    return editor.finish(words);
}

/// Held by another program: as a writer, whole, and by a reader, who keeps an edit from being confirmed.
TEST(HeldPlan, AnEditWaitsForAnotherProgramAndSaysWhenItCouldNot) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    test::OtherProgram other(path);
    for (const char* const holding : {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN"}) {
        const Plan before = store->plan();
        const Edit edit = noteOf(before, holding);
        other.does(holding);
        other.does("SELECT count(*) FROM areas");
        const auto held = store->apply(edit, {.mostWait = std::chrono::milliseconds(30)});
        ASSERT_FALSE(held) << holding;
        EXPECT_EQ(held.error().code, geo::ErrorCode::Unreadable) << holding;
        EXPECT_NE(held.error().message.find("another program"), std::string::npos) << held.error().message;
        EXPECT_TRUE(store->plan() == before) << holding;
        EXPECT_FALSE(store->isChangedByOthers()) << holding;
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            other.does("ROLLBACK TRANSACTION");
        });
        const auto done = store->apply(edit, {.mostWait = std::chrono::minutes(1)});
        later.join();
        ASSERT_TRUE(done) << holding << ": " << done.error().message;
        EXPECT_TRUE((*PlanStore::open(path, Access::ReadOnly))->plan() == store->plan()) << holding;
    }
}

TEST(HeldPlan, PastStatesAreWaitedForAsLongAsIsToldAndAreNeverTakenForNone) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = stored(path);
    ASSERT_TRUE(store->apply(noteOf(store->plan(), "Ghi")));
    test::OtherProgram other(path);
    other.does("BEGIN EXCLUSIVE");
    const auto held = store->pastStates(std::chrono::milliseconds(1));
    ASSERT_FALSE(held);
    EXPECT_EQ(held.error().code, geo::ErrorCode::Unreadable);
    EXPECT_NE(held.error().message.find("another program"), std::string::npos) << held.error().message;
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        other.does("ROLLBACK TRANSACTION");
    });
    const auto waited = store->pastStates();
    later.join();
    ASSERT_TRUE(waited) << waited.error().message;
    ASSERT_EQ(waited->size(), 1u);
    EXPECT_EQ(waited->front().label, "Ghi");
}

}  // namespace
}  // namespace saban::layers
