// What happens to plans when files, disks and programs fail.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "geo/core/text.h"
#include "layers/store/plan_store.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::smallPlan;
using test::TemporaryFolder;

/// The step of the plan is written in its settings and in an area of its own, by one edit.
Edit step(const Plan& plan, int number) {
    PlanEditor editor(plan);
    PlanSettings settings = plan.settings;
    settings.name = std::to_string(number);
    editor.setSettings(settings);
    Area area;
    area.name = std::to_string(number);
    area.note = std::string(3000, 'x');  // so that edits take more than one page
    area.geometry = Geometry::area({{480000.0 + number, 2333000}, {480100.0 + number, 2333000}, {480100.0 + number, 2333100}});
    editor.put(area);
    if (number % 4 != 0 && plan.all<Area>().size() > 1) editor.remove<Area>(plan.all<Area>().rows().front()->uid);  // the file stays small
    return editor.finish("Bước " + std::to_string(number));
}

int stepOf(const Plan& plan) { return plan.settings.name == "Diễn tập thử" ? 0 : std::stoi(plan.settings.name); }

/// Edits without end, and writes the number of each confirmed one to `confirmed`.
[[noreturn]] void editForEver(const std::string& path, int confirmed) {
    auto store = PlanStore::open(path, Access::ReadWrite);
    if (!store) _exit(3);
    for (int number = stepOf((*store)->plan()) + 1;; ++number) {
        if (!(*store)->apply(step((*store)->plan(), number))) _exit(4);
        if (write(confirmed, &number, sizeof number) != sizeof number) _exit(5);
    }
}

TEST(PlanDamage, EveryConfirmedEditIsThereAfterTheProgramWasKilled) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(PlanStore::create(path, smallPlan()));
    std::mt19937 random(20260514);
    int confirmed = 0;
    for (int round = 0; round < 200; ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(ends[0]);
            editForEver(path, ends[1]);
        }
        close(ends[1]);
        // From the first confirmed edit on, so that most rounds die amid one.
        int number = 0;
        if (read(ends[0], &number, sizeof number) == sizeof number) confirmed = number;
        usleep(std::uniform_int_distribution<unsigned>(0, 30000)(random));
        kill(child, SIGKILL);
        while (read(ends[0], &number, sizeof number) == sizeof number) confirmed = number;
        close(ends[0]);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);

        // Opening checks the file's integrity.
        const auto store = PlanStore::open(path, Access::ReadOnly);
        ASSERT_TRUE(store) << store.error().message;
        EXPECT_TRUE((*store)->warnings().empty());
        const int present = stepOf((*store)->plan());
        ASSERT_GE(present, confirmed);
        ASSERT_LE(present, confirmed + 1);  // one may have been written, but not yet told
        const auto& areas = (*store)->plan().all<Area>().rows();
        EXPECT_TRUE(std::any_of(areas.begin(), areas.end(), [&](const auto& area) { return area->name == std::to_string(present); }) || present % 4 == 3);
        confirmed = present;
    }
    EXPECT_GT(confirmed, 200);
}

void expectRefused(const std::string& path, geo::ErrorCode code, Access access = Access::ReadWrite) {
    const auto store = PlanStore::open(path, access);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, code) << store.error().message;
    EXPECT_NE(store.error().message.find(path), std::string::npos) << store.error().message;
    EXPECT_EQ(store.error().message.find('\n'), std::string::npos);
}

TEST(PlanDamage, WhatIsNoPlanIsRefusedByName) {
    const TemporaryFolder f;
    expectRefused(f.file("absent.gpkg"), geo::ErrorCode::NotFound);
    expectRefused(test::writeText(f.file("empty.gpkg"), ""), geo::ErrorCode::BadFormat);
    expectRefused(test::writeText(f.file("text.gpkg"), "this is no database"), geo::ErrorCode::BadFormat);
    expectRefused(f.path().string(), geo::ErrorCode::BadFormat);
}

TEST(PlanDamage, ATruncatedPlanIsRefused) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(PlanStore::create(path, smallPlan()));
    const std::string bytes = test::readBytes(path);
    for (const double part : {0.01, 0.3, 0.6, 0.97}) {
        test::writeText(path, bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * part)));
        expectRefused(path, geo::ErrorCode::BadFormat, Access::ReadOnly);
    }
}

TEST(PlanDamage, FlippedBitsNeverCrashAndNeverHang) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(PlanStore::create(path, smallPlan()));
    const std::string bytes = test::readBytes(path);
    std::mt19937 random(7);
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::string damaged = bytes;
        for (int i = 0; i < 40; ++i) damaged[random() % damaged.size()] ^= static_cast<char>(1 << (random() % 8));
        test::writeText(path, damaged);
        const auto store = PlanStore::open(path, Access::ReadOnly);
        refused += !store;
    }
    EXPECT_GT(refused, 20);
}

TEST(PlanDamage, AFullDiskLosesNothing) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    ASSERT_TRUE(PlanStore::create(path, smallPlan()));
    const pid_t child = fork();
    if (child == 0) {
        // Files may not grow beyond this: as on a full disk.
        signal(SIGXFSZ, SIG_IGN);
        auto store = PlanStore::open(path, Access::ReadWrite);
        const rlim_t size = test::readBytes(path).size();
        const rlimit limit{size + 20000, size + 20000};
        setrlimit(RLIMIT_FSIZE, &limit);
        for (int number = 1; number < 100; ++number) {
            const Plan before = (*store)->plan();
            const auto done = (*store)->apply(step(before, number));
            if (done) continue;
            // The plan in memory is the one before, and the error names the file.
            _exit((*store)->plan() == before && done.error().code == geo::ErrorCode::WriteFailed && done.error().message.find(path) != std::string::npos ? 40 + number : 1);
        }
        _exit(2);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    ASSERT_GT(WEXITSTATUS(status), 40);
    const auto store = PlanStore::open(path, Access::ReadWrite);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(stepOf((*store)->plan()), WEXITSTATUS(status) - 41);  // all but the one that failed
    EXPECT_TRUE((*store)->apply(step((*store)->plan(), 77)));
}

TEST(PlanDamage, AFailedEditCanBeMadeAgain) {
    const TemporaryFolder f;
    const std::string path = f.file("a.gpkg");
    auto store = PlanStore::create(path, smallPlan());
    ASSERT_TRUE(store);
    const auto other = PlanStore::open(path, Access::ReadOnly);
    ASSERT_TRUE(other);
    ASSERT_TRUE((*store)->apply(step((*store)->plan(), 1)));
    EXPECT_EQ(stepOf((*other)->plan()), 0);  // reads what it opened
    EXPECT_FALSE((*other)->apply(step((*other)->plan(), 9)));
}

}  // namespace
}  // namespace saban::layers
