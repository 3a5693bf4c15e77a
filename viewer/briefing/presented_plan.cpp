#include "viewer/briefing/presented_plan.h"

#include <QCoreApplication>
#include <algorithm>
#include <memory>
#include <utility>

#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"
#include "viewer/app/background_task.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/program_log.h"
#include "viewer/briefing/briefing_tools.h"

namespace saban::app {

namespace {

/// It was not taken back, nor what it made.
bool isInEffect(const layers::Edit& edit, const PlanSession& session) { return session.plan() && fits(layers::inverted(edit, {}), *session.plan()); }

void editOpen(PlanSession& session, layers::Edit edit, std::function<void(const QString& why)> then) {
    auto told = std::make_shared<QString>();
    const auto listener = std::make_shared<QObject>();
    QObject::connect(&session, &PlanSession::troubled, listener.get(), [told](const QString& message) { *told = message; });
    QObject::connect(&session, &PlanSession::lostEditOffered, listener.get(), [told](const QString& message) { *told = message; });
    const auto made = std::make_shared<const layers::Edit>(edit);
    const auto reason = [told] { return told->isEmpty() ? BriefingTools::tr("the plan refused it") : *told; };
    if (!session.apply(std::move(edit))) return then(reason());
    session.whenStored(&session, [&session, made, listener, reason, then = std::move(then)](bool isAllThere) {
        session.disconnect(listener.get());
        then(isAllThere || isInEffect(*made, session) ? QString() : reason());
    });
}

/// Empty: it is in the file.
QString editFile(const std::string& path, const std::function<layers::Edit(const layers::Plan&)>& edit) {
    auto store = layers::PlanStore::open(path, layers::Access::ReadWrite);
    if (!store) return QString::fromStdString(store.error().message);
    const auto done = (*store)->apply(edit((*store)->plan()));
    return done ? QString() : QString::fromStdString(done.error().message);
}

}  // namespace

PresentedEdits& PresentedEdits::ofProgram() {
    static QPointer<PresentedEdits> shared;
    if (!shared) shared = new PresentedEdits(QCoreApplication::instance());
    return *shared;
}

bool PresentedEdits::isPending() const { return std::ranges::any_of(pending_, [](const QPointer<QObject>& work) { return !work.isNull(); }); }

void PresentedEdits::begin(QObject* work) { pending_.emplace_back(work); }

void PresentedEdits::end(QObject* work, bool isInFile) {
    std::erase_if(pending_, [work](const QPointer<QObject>& other) { return other.isNull() || other == work; });
    emit ended(isInFile);
}

void PresentedEdits::whenEnded(QObject* context, std::function<void(bool areInFile)> then) {
    auto listening = std::make_shared<QMetaObject::Connection>();
    *listening = connect(this, &PresentedEdits::ended, context, [this, listening, then = std::move(then)](bool isInFile) {
        if (isInFile && isPending()) return;
        const auto last = then;
        disconnect(*listening);
        last(isInFile);
    });
}

void editPresented(const std::string& planPath, PlanSession& session, const std::function<layers::Edit(const layers::Plan&)>& edit, std::function<void(const QString& why)> then) {
    if (session.plan() && session.path() == planPath) return editOpen(session, edit(*session.plan()), std::move(then));
    auto* task = new BackgroundTask(&session);
    PresentedEdits::ofProgram().begin(task);
    task->start([planPath, edit, then = std::move(then), task](const std::stop_token& stop, const geo::Progress&) -> BackgroundTask::Delivery {
        const QString why = editFile(planPath, edit);
        if (!why.isEmpty() && stop.stop_requested()) logTrouble(why);  // the program ends: nobody hears of it any more
        return [then, why, task] {
            task->deleteLater();
            PresentedEdits::ofProgram().end(task, why.isEmpty());  // before it is told: whoever waits lets people answer again
            then(why);
        };
    });
}

}  // namespace saban::app
