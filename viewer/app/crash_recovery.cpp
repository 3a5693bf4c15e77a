#include "viewer/app/crash_recovery.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "layers/ground/plan_ground.h"
#include "viewer/app/look_control.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/program_log.h"
#include "viewer/app/stage.h"
#include "viewer/app/state_folder.h"
#include "viewer/app/table_content.h"

namespace saban::app {

namespace {

constexpr int kKeepMs = 700;  // a view that moves all the time is kept about as often
constexpr std::size_t kMostOffered = 3;

QString runsFolder() { return QDir(stateFolder()).filePath(QStringLiteral("runs")); }

/// What is on the network stays as it is written.
std::string absolute(const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    return file.exists() ? file.absoluteFilePath().toStdString() : path;
}

/// Takes out the layers that come with the plan.
template <typename Layer>
void takeOut(std::vector<Layer>& layers, const std::vector<Layer>& ofPlan) {
    std::erase_if(layers, [&](const Layer& layer) { return std::ranges::any_of(ofPlan, [&](const Layer& own) { return absolute(own.path) == absolute(layer.path); }); });
}

}  // namespace

CrashRecovery::CrashRecovery(TableContent& content, Stage& stage, PlanControl& plan, LookControl& look, QObject* parent)
    : QObject(parent), content_(content), stage_(stage), plan_(plan), look_(look), record_(runsFolder()) {
    timer_.setSingleShot(true);
    timer_.setInterval(kKeepMs);
    connect(&timer_, &QTimer::timeout, this, &CrashRecovery::keep);
    connect(&content_, &TableContent::openingFinished, this, &CrashRecovery::finish);
    connect(&content_, &TableContent::picturesChanged, this, &CrashRecovery::keepSoon);
    connect(&content_, &TableContent::cleared, this, &CrashRecovery::keepSoon);
    connect(&plan_, &PlanControl::viewChanged, this, &CrashRecovery::keepSoon);
    connect(&stage_.table(), &TableWidget::statusChanged, this, &CrashRecovery::keepSoon);  // after each frame
}

/// What the plan on the table says of its ground; nothing where that cannot be laid out.
const layers::GroundSpec& CrashRecovery::layersOfPlan() {
    if (askedPlan_ == content_.plan()) return ofPlan_;
    askedPlan_ = content_.plan();
    const auto own = layers::planGround(*askedPlan_, content_.planPath(), content_.ground()->spec.network);
    ofPlan_ = own ? own->spec : layers::GroundSpec{};
    return ofPlan_;
}

OpenState CrashRecovery::present() {
    const TableWidget& table = stage_.table();
    OpenState state{.planPath = content_.plan() ? absolute(content_.planPath()) : std::string{}};
    if (!content_.ground()) return state;
    state.ground = content_.ground()->spec;
    if (content_.plan()) {
        // The rest is said by the plan.
        const layers::GroundSpec& own = layersOfPlan();
        takeOut(state.ground.elevation, own.elevation);
        takeOut(state.ground.imagery, own.imagery);
        takeOut(state.ground.vectors, own.vectors);
        state.ground.crs.reset();
        state.ground.bounds.reset();
        state.ground.title.clear();
    } else {
        state.entries = content_.latest().entries;
    }
    for (auto& layer : state.ground.elevation) layer.path = absolute(layer.path);
    for (auto& entry : state.entries) entry.layer.path = absolute(entry.layer.path);
    for (auto& layer : state.ground.imagery) layer.path = absolute(layer.path);
    for (auto& layer : state.ground.vectors) layer.path = absolute(layer.path);
    state.view = table.ordinaryView();
    state.phase = plan_.view().phase;
    state.hidden = plan_.view().hidden;
    state.hiddenFeatures = plan_.view().hiddenFeatures;
    state.look = table.look();
    return state;
}

void CrashRecovery::keepSoon() {
    if (!timer_.isActive() && !hasEnded_) timer_.start();
}

void CrashRecovery::keep() {
    if (hasEnded_ || awaited_) return;
    const OpenState state = present();
    state.isEmpty() ? record_.end() : record_.keep(toJson(state));
}

void CrashRecovery::offer() {
    auto left = leftRecords(runsFolder());
    // The latest is shown last, and so on top.
    for (auto record = left.rbegin(); record != left.rend(); ++record) {
        const auto state = openStateFrom(record->content);
        const bool isOld = static_cast<std::size_t>(left.rend() - record) > kMostOffered;
        if (!state || state->isEmpty() || isOld) {
            record->discard();
            continue;
        }
        logEvent(QStringLiteral("a run of before was cut off"));
        offered_.push_back({std::move(*record), *state});
        show(offered_.back());
    }
}

void CrashRecovery::show(const Offered& offered) {
    const OpenState& state = offered.state;
    const QString what = QString::fromStdString(!state.planPath.empty() ? state.planPath : !state.entries.empty() ? state.entries.front().layer.path : std::string{});
    const QString when = QLocale().toString(offered.record.written, QLocale::ShortFormat);
    stage_.messages().show(MessageBar::Severity::Note, tr("The program was cut off on %1, with '%2' open. Every edit of the plan that was made is stored.").arg(when, what), {},
                           {.label = tr("Open what was there"), .act = [this, state, path = offered.record.path] { bringBack(state, path); }});
}

void CrashRecovery::bringBack(const OpenState& state, const QString& path) {
    awaited_ = state;
    awaitedPath_ = path;
    if (state.planPath.empty())
        content_.openAgain(state.ground, {}, state.entries);
    else
        content_.openAgain(state.ground, {state.planPath}, {});  // the plan's own layers come below
}

/// Once the window shows what was opened, which may be something else that a person chose meanwhile.
void CrashRecovery::finish(const LoadOutcome& outcome) {
    const auto state = std::exchange(awaited_, std::nullopt);
    const bool isSamePlan = state && (state->planPath.empty() ? outcome.planPath.empty() : QFileInfo(QString::fromStdString(outcome.planPath)) == QFileInfo(QString::fromStdString(state->planPath)));
    const bool isBack = isSamePlan && outcome.ground;
    if (isBack) {
        viewer::Look look = state->look;
        look.title = stage_.table().look().title;
        look_.setLook(look);
        plan_.showPhase(state->phase);
        plan_.setHidden(state->hidden);
        plan_.setHiddenFeatures(state->hiddenFeatures);
        if (state->view) stage_.table().setView(*state->view);
    }
    for (auto offered = offered_.begin(); state && offered != offered_.end(); ++offered) {
        if (offered->record.path != awaitedPath_) continue;
        if (isBack) {
            offered->record.discard();
            offered_.erase(offered);
        } else {
            show(*offered);  // its files may come back
        }
        break;
    }
    keepSoon();
}

void CrashRecovery::keepAtEnd() {
    keep();
    staysAtEnd_ = true;
}

void CrashRecovery::end() {
    hasEnded_ = true;
    timer_.stop();
    staysAtEnd_ ? record_.leave() : record_.end();
    for (auto& own : offered_) own.record.discard();
    offered_.clear();
}

}  // namespace saban::app
