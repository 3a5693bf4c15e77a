// What an audience waits for when the sample exercise is presented on two screens, one with the picture, one with the presenter's window. Started by `./run bench presenting`.
#include <fmt/format.h>

#include <QApplication>
#include <QScreen>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "geo/raster/raster_file.h"
#include "layers/briefing/briefing.h"
#include "tests/bench/presenting_watch.h"
#include "tests/viewer/app/waiting.h"
#include "viewer/app/language.h"
#include "viewer/app/main_window.h"
#include "viewer/app/run_window.h"
#include "viewer/app/sample_exercise.h"
#include "viewer/app/style.h"
#include "viewer/briefing/audience_window.h"
#include "viewer/briefing/presentation.h"
#include "viewer/briefing/presenter_window.h"
#include "viewer/briefing/ready_audience.h"

namespace saban::bench {
namespace {

constexpr QSize kPicturePx{1920, 1080};
constexpr int kPatienceMs = 120000;
constexpr double kSceneS = 2.5;      ///< between the end of a transition and the next key
constexpr int kSecondKeyMs = 300;    ///< after one that only ended what moved

/// Of a transition and the scene that it leads to. Milliseconds where nothing else is said.
struct SceneTimes {
    double firstFrame = 0.0;         ///< from the key to the first frame on the screen
    double framesPerSecond = 0.0;    ///< in the transition; 0: it takes no time
    double gap = 0.0;                ///< the longest without a frame, in the transition
    double movingGap = 0.0;          ///< the same in the scene, while something moves
    double restHold = 0.0;           ///< the longest in which no key was looked at, in the scene, while nothing moves
    double tilesPending = 0.0;       ///< on arrival
};

struct RunTimes {
    double startAtOnce = 0.0;        ///< from F5 to the first frame, no window for the audience being ready
    double start = 0.0;              ///< the same, with a window that was made ready
    std::vector<SceneTimes> scenes{};
};

double medianOf(std::vector<double> values) {
    if (values.empty()) return 0.0;
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

/// Spans of a scene's first seconds in which something moves, by the scene's own time; a ring that pulses moves nothing.
std::vector<Span> movingIn(const layers::Briefing& briefing, std::size_t scene) {
    std::vector<Span> spans;
    for (const layers::SceneAction& action : briefing.scenes.at(scene).actions) {
        if (action.kind == layers::kHighlight) continue;
        const Span span = common({action.startS, action.startS + layers::lastsS(action, *briefing.plan).value_or(kSceneS)}, {0.0, kSceneS});
        if (span.lastsS() > 0.0) spans.push_back(span);
    }
    std::ranges::sort(spans, {}, &Span::fromS);
    std::vector<Span> together;
    for (const Span& span : spans) {
        if (!together.empty() && span.fromS <= together.back().toS) together.back().toS = std::max(together.back().toS, span.toS);
        else together.push_back(span);
    }
    return together;
}

class Showing {
   public:
    /// Null picture folder: none are taken. Times are those of a machine that does nothing else, so that with pictures they say little.
    Showing(const QString& plan, QString pictures) : pictures_(std::move(pictures)) {
        app::WindowOptions options;
        options.allowNetwork = false;
        window_ = std::make_unique<app::MainWindow>(options);
        window_->setGeometry(QRect(QPoint(), kPicturePx));
        window_->show();
        activate();
        window_->openFiles({plan});
        expect("the plan is open", [this] { return window_->desk().session().plan() && window_->stage().table().ground() && window_->isSettled(); });
    }

    RunTimes run() {
        RunTimes times;
        times.startAtOnce = start();
        end();
        expect("a window for the audience is ready", [this] { return presentation().ready().isReady(); });
        times.start = start();
        arrive();
        restS(kSceneS);
        for (std::size_t scene = 1; scene < view().player().sceneCount(); ++scene) {
            times.scenes.push_back(step(scene));
            say(scene, times.scenes.back());
        }
        end();
        return times;
    }

   private:
    app::Presentation& presentation() { return window_->presentation(); }
    app::AudienceView& view() { return *presentation().view(); }
    const layers::Briefing& briefing() { return *view().player().performance().briefing; }

    static void expect(const char* what, const std::function<bool()>& holds) {
        if (test::waitFor(holds, kPatienceMs)) return;
        fmt::print(stderr, "saban_presenting_benchmark: error: in vain: {} ({} s)\n", what, kPatienceMs / 1000);
        std::_Exit(1);
    }

    static void restS(double seconds) { (void)test::waitFor([] { return false; }, static_cast<int>(std::lround(seconds * 1e3))); }

    /// There is no window manager to do it.
    void activate() {
        window_->activateWindow();
        expect("the program's window has the keys", [this] { return window_->isActiveWindow(); });
    }

    double start() {
        activate();
        expect("the table is drawn", [this] { return window_->isSettled(); });
        // A first frame that is drawn before the key returns counts too.
        QObject::connect(&presentation(), &app::Presentation::started, window_.get(), [this] { watch_ = std::make_unique<PresentingWatch>(view()); }, Qt::SingleShotConnection);
        const double pressedS = app::steadyNowS();
        QTest::keyClick(window_.get(), Qt::Key_F5);
        expect("the presentation begins", [this] { return presentation().isRunning() && watch_; });
        expect("the audience sees its first picture", [&] { return std::isfinite(watch_->firstFrameAfter(pressedS)); });
        if (view().size() != kPicturePx || !presentation().presenter()->isVisible()) {
            fmt::print(stderr, "saban_presenting_benchmark: error: two screens of {} x {} pixels are needed\n", kPicturePx.width(), kPicturePx.height());
            std::_Exit(1);
        }
        return (watch_->firstFrameAfter(pressedS) - pressedS) * 1e3;
    }

    void end() {
        watch_.reset();
        QTest::keyClick(presentation().presenter(), Qt::Key_Escape);
        expect("the presentation ends", [this] { return !presentation().isRunning(); });
    }

    void arrive() {
        expect("the camera arrives", [this] { return view().player().sceneTimeS() >= 0.0; });
    }

    /// A clicker's key goes on; one that only ends what moves is followed by another. When the last one was pressed.
    double press(std::size_t scene) {
        for (int presses = 0;; ++presses) {
            const double pressedS = app::steadyNowS();
            QTest::keyClick(presentation().presenter(), Qt::Key_PageDown);
            if (view().player().scene() == scene) return pressedS;
            if (presses == 1) expect("the next scene is shown", [] { return false; });
            restS(kSecondKeyMs * 1e-3);
        }
    }

    SceneTimes step(std::size_t scene) {
        SceneTimes times;
        const double pressedS = press(scene), transitionS = view().player().transitionS(scene);
        if (!pictures_.isEmpty()) {
            restS(0.03);
            take(scene, "0-first");
            restS(transitionS * 0.2);
            take(scene, "1-early");
            restS(transitionS * 0.3);
            take(scene, "2-middle");
        }
        arrive();
        const double arrivedS = app::steadyNowS();
        times.tilesPending = view().table().status().tilesPending;
        if (!pictures_.isEmpty()) take(scene, "3-arrived");
        restS(kSceneS);
        if (!pictures_.isEmpty()) take(scene, "4-scene");
        const double endS = app::steadyNowS(), firstS = watch_->firstFrameAfter(pressedS);
        times.firstFrame = (firstS - pressedS) * 1e3;
        if (transitionS > 0.0) {
            const Span transition{firstS, std::max(arrivedS, firstS)};
            times.framesPerSecond = (watch_->framesWithin(transition) - 1) / std::max(transition.lastsS(), 1e-3);
            times.gap = watch_->longestGapS(transition) * 1e3;
        }
        Span rest{arrivedS, arrivedS};
        const auto seeRest = [&](double untilS) {
            rest.toS = untilS;
            times.restHold = std::max(times.restHold, watch_->longestHoldS(rest) * 1e3);
        };
        for (const Span& moving : movingIn(briefing(), scene)) {
            times.movingGap = std::max(times.movingGap, watch_->longestGapS({arrivedS + moving.fromS, arrivedS + moving.toS}) * 1e3);
            seeRest(arrivedS + moving.fromS);
            rest.fromS = arrivedS + moving.toS;
        }
        seeRest(endS);
        return times;
    }

    void say(std::size_t scene, const SceneTimes& times) {
        static const std::map<layers::SceneTransition, const char*> kWords{{layers::SceneTransition::Cut, "cut"}, {layers::SceneTransition::Fade, "fade"}, {layers::SceneTransition::Fly, "fly"}};
        fmt::print("  scene {:>2} {:<5} first {:>4.0f} ms   {:>4.1f} frames/s, longest {:>4.0f} ms   then moving {:>4.0f} ms, at rest {:>4.0f} ms   tiles pending {:.0f}\n", scene + 1,
                   kWords.at(briefing().scenes.at(scene).scene->transition), times.firstFrame, times.framesPerSecond, times.gap, times.movingGap, times.restHold, times.tilesPending);
        std::fflush(stdout);
    }

    /// What the audience's screen shows.
    void take(std::size_t scene, const char* moment) {
        const QPixmap picture = presentation().audience()->screen()->grabWindow(0);
        picture.save(pictures_ + QStringLiteral("/%1-%2.png").arg(scene + 1, 2, 10, QLatin1Char('0')).arg(QLatin1String(moment)), "PNG", 80);
    }

    QString pictures_;
    std::unique_ptr<app::MainWindow> window_;
    std::unique_ptr<PresentingWatch> watch_;
};

/// Medians of all runs, by name; in milliseconds.
std::vector<std::pair<std::string, double>> mediansOf(const std::vector<RunTimes>& runs) {
    std::vector<std::pair<std::string, double>> medians;
    const auto add = [&](std::string name, const auto& valueOf) {
        std::vector<double> values;
        for (const RunTimes& run : runs) values.push_back(valueOf(run));
        medians.emplace_back(std::move(name), medianOf(std::move(values)));
    };
    add("presenting/start", [](const RunTimes& run) { return run.start; });
    add("presenting/start_at_once", [](const RunTimes& run) { return run.startAtOnce; });
    const std::pair<const char*, std::function<double(const SceneTimes&)>> kinds[]{
        {"first_frame", [](const SceneTimes& times) { return times.firstFrame; }},
        {"frame", [](const SceneTimes& times) { return times.framesPerSecond > 0.0 ? 1e3 / times.framesPerSecond : 0.0; }},
        {"gap", [](const SceneTimes& times) { return times.gap; }},
        {"moving_gap", [](const SceneTimes& times) { return times.movingGap; }},
        {"rest_hold", [](const SceneTimes& times) { return times.restHold; }}};
    for (const auto& [kind, valueOf] : kinds) {
        std::vector<double> ofScenes;
        for (std::size_t i = 0; i < runs.front().scenes.size(); ++i) {
            add(fmt::format("presenting/{}/{:02}", kind, i + 2), [&](const RunTimes& run) { return valueOf(run.scenes.at(i)); });
            if (medians.back().second <= 0.0) medians.pop_back();  // of what there is not: a cut has no frames on the way
            else ofScenes.push_back(medians.back().second);
        }
        if (ofScenes.empty()) continue;
        medians.emplace_back(fmt::format("presenting/{}/median", kind), medianOf(ofScenes));
        medians.emplace_back(fmt::format("presenting/{}/worst", kind), *std::ranges::max_element(ofScenes));
    }
    return medians;
}

/// In the form that the other benchmarks write.
bool write(const std::string& path, const std::string& commit, const std::vector<std::pair<std::string, double>>& medians) {
    nlohmann::json file{{"context", {{"commit", commit}}}, {"benchmarks", nlohmann::json::array()}};
    for (const auto& [name, ms] : medians) file["benchmarks"].push_back({{"run_name", name}, {"aggregate_name", "median"}, {"real_time", ms}, {"time_unit", "ms"}});
    std::ofstream out(path);
    out << file.dump(1) << '\n';
    return static_cast<bool>(out.flush());
}

int present(const std::string& commit, const std::string& out, int count, const QString& pictures) {
    const QTemporaryDir folder;
    const auto plan = app::copySample(QStringLiteral(SABAN_BUILD_DIR "/sample"), folder.path(), QStringLiteral("Exercise"));
    if (!plan) {
        fmt::print(stderr, "saban_presenting_benchmark: error: {}\n", plan.error().message);
        return 1;
    }
    Showing showing(*plan, pictures);
    std::vector<RunTimes> runs;
    for (int i = 0; i < count; ++i) {
        fmt::print("run {} of {}\n", i + 1, count);
        runs.push_back(showing.run());
        fmt::print("  F5 to the first frame {:.0f} ms, of a program that has just been opened {:.0f} ms\n", runs.back().start, runs.back().startAtOnce);
    }
    const auto medians = mediansOf(runs);
    fmt::print("\n{:<32} {:>10}\n", "name", "median");
    for (const auto& [name, ms] : medians) fmt::print("{:<32} {:>7.0f} ms\n", name, ms);
    if (write(out, commit, medians)) return 0;
    fmt::print(stderr, "saban_presenting_benchmark: error: cannot write '{}'\n", out);
    return 1;
}

}  // namespace
}  // namespace saban::bench

// saban_presenting_benchmark COMMIT OUT.json [RUNS [PICTURES]]   on two screens of 1920 x 1080; PICTURES: a folder for what the audience sees
int main(int argc, char** argv) {
    using namespace saban;
    const std::vector<std::string> words(argv + 1, argv + argc);
    const int count = words.size() > 2 ? std::atoi(words[2].c_str()) : 3;
    if (words.size() < 2 || words.size() > 4 || count < 1) {
        fmt::print(stderr, "usage: saban_presenting_benchmark COMMIT OUT.json [RUNS [PICTURES]]\n");
        return 2;
    }
    const QTemporaryDir home;
    for (const char* kind : {"config", "state", "data", "cache"}) qputenv(("XDG_" + QByteArray(kind).toUpper() + "_HOME").constData(), home.filePath(QLatin1String(kind)).toUtf8());
    QSurfaceFormat::setDefaultFormat(app::windowSurfaceFormat());
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setOrganizationName(QStringLiteral("saban"));
    QCoreApplication::setApplicationName(QStringLiteral("saban-bench"));
    app::applyStyle(application);
    app::setLanguage(app::Language::Vietnamese);
    geo::initialiseGdal();
    return bench::present(words[0], words[1], count, words.size() > 3 ? QString::fromStdString(words[3]) : QString());
}
