#include "viewer/app/plan_session.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

#include "layers/edit/locks.h"
#include "layers/model/fields.h"

namespace saban::app {

namespace {

constexpr int kSettleMs = 400;  // another program writes in several steps
constexpr std::chrono::milliseconds kMostHere{100};     // that a click may wait for
constexpr std::chrono::milliseconds kMostThere{5000};  // that a worker waits for another program, in all

QString labelOf(const layers::Edit& edit) { return QString::fromStdString(edit.label); }

std::size_t sizeOf(const layers::Edit& edit) {
    const layers::EditCount count = layers::countOf(edit);
    return count.added + count.removed + count.changed;
}

}  // namespace

/// What a worker does with the file: it stores the first of the pending edits, or looks whether another program wrote to it.
struct PlanSession::Job {
    bool isLook = false;
    std::atomic<double> fraction{0.0};
    std::stop_source stop;
    std::future<PlanFile::Outcome> outcome;
    std::jthread thread;  ///< last: it ends before what it writes to
};

bool holds(const layers::Plan& plan, const layers::FeatureRef& feature) {
    bool isThere = false;
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        isThere = isThere || (feature.kind == layers::kindName<T>() && plan.find<T>(feature.uid));
    });
    return isThere;
}

PlanSession::PlanSession(QObject* parent) : QObject(parent) {
    watchTimer_.setSingleShot(true);
    watchTimer_.setInterval(kSettleMs);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, [this] { watchTimer_.start(); });
    connect(&watchTimer_, &QTimer::timeout, this, &PlanSession::lookForChanges);
}

PlanSession::~PlanSession() {
    blockSignals(true);  // whoever would hear of it may be gone
    finishStoring();
}

bool PlanSession::open(const std::string& path) {
    finishStoring();
    auto opened = PlanFile::open(path);
    if (!opened) {
        emit troubled(QString::fromStdString(opened.error().message));
        return false;
    }
    begin(std::move(*opened));
    return true;
}

void PlanSession::open(OpenedPlan opened) {
    begin(std::move(opened));
    lookForChanges();
}

void PlanSession::begin(OpenedPlan opened) {
    finishStoring();
    if (!opened.isEditable) emit troubled(tr("The plan can be looked at but not changed: %1").arg(opened.whyNot));
    job_ = nullptr;
    file_ = std::move(opened.file);
    path_ = file_->path();
    isEditable_ = opened.isEditable;
    plan_ = stored_ = file_->plan();
    preview_ = nullptr;
    history_ = {};
    lostEdits_.clear();
    pastStates_.clear();
    selection_.clear();
    watch();
    emit this->opened();
    emit shownChanged();
    emit selectionChanged();
}

void PlanSession::close() {
    if (!file_) return;
    finishStoring();
    watchTimer_.stop();
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    job_ = nullptr;
    file_ = nullptr;
    path_.clear();
    plan_ = preview_ = stored_ = nullptr;
    isEditable_ = false;
    history_ = {};
    lostEdits_.clear();
    pastStates_.clear();
    selection_.clear();
    emit opened();
    emit shownChanged();
    emit selectionChanged();
}

// ---- edits

bool PlanSession::apply(layers::Edit edit) {
    preview_ = nullptr;
    if (layers::isEmpty(edit)) {
        emit shownChanged();
        return true;
    }
    if (isRefusedByLock(edit)) {
        emit shownChanged();  // what was tried out is no more
        return false;
    }
    return make({.edit = std::make_shared<const layers::Edit>(std::move(edit))});
}

bool PlanSession::isRefusedByLock(const layers::Edit& edit) {
    const auto why = plan_ ? layers::lockFault(*plan_, edit) : std::nullopt;
    if (why) emit troubled(QString::fromStdString(*why));
    return why.has_value();
}

/// In the plan and in the file, or on its way there.
bool PlanSession::make(Pending pending) {
    if (!file_ || !isEditable_) {
        emit troubled(tr("Nothing was changed: the plan is open for reading only."));
        emit shownChanged();
        return false;
    }
    const auto since = std::chrono::steady_clock::now();
    const bool isHere = isFree() && sizeOf(*pending.edit) <= kMostAtOnce;
    if (!isStillSound(pending)) {  // the look that was waited for found another program's changes
        emit shownChanged();
        return false;
    }
    if (isHere) {
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since);
        const PlanFile::Outcome outcome = file_->store(*pending.edit, {.mostWait = std::max(kMostHere - waited, std::chrono::milliseconds{}), .isQuick = true});
        if (outcome.isStored) {
            note(history_, pending);
            std::erase(lostEdits_, pending.edit);
            plan_ = stored_ = outcome.plan;
            offerLostAgain();
            watch();
            show(*pending.edit);
            return true;
        }
        if (!outcome.isHeld) {
            emit troubled(outcome.why);
            emit shownChanged();
            return false;
        }
    }
    pending.before = history_;
    note(history_, pending);
    std::erase(lostEdits_, pending.edit);
    plan_ = std::make_shared<const layers::Plan>(layers::applied(*plan_, *pending.edit));
    pending_.push_back(pending);
    offerLostAgain();
    startJob();
    show(*pending.edit);
    emit storingChanged();
    return true;
}

/// It was made for a plan that may have been another by now.
bool PlanSession::isStillSound(const Pending& pending) {
    if (!fits(*pending.edit, *plan_)) {
        emit troubled(tr("Nothing was changed: another program has changed the same features. What it wrote is on the table now."));
        return false;
    }
    return pending.sort != Pending::Sort::Made || !isRefusedByLock(*pending.edit);
}

void PlanSession::show(const layers::Edit& edit) {
    forgetLostSelection();
    emit edited(edit);
    emit shownChanged();
}

void PlanSession::note(layers::History& history, const Pending& pending) {
    if (pending.sort == Pending::Sort::Undone && history.canUndo() && history.toUndo() == pending.subject) history.undone();
    else if (pending.sort == Pending::Sort::Redone && history.canRedo() && history.toRedo() == pending.subject) history.redone();
    else history.add(pending.edit);
}

QString PlanSession::undoLabel() const { return history_.canUndo() ? labelOf(*history_.toUndo()) : QString(); }
QString PlanSession::redoLabel() const { return history_.canRedo() ? labelOf(*history_.toRedo()) : QString(); }

void PlanSession::undo() {
    if (!canUndo()) return;
    const layers::EditPtr done = history_.toUndo();
    const QString label = labelOf(*done);
    auto back = std::make_shared<const layers::Edit>(layers::inverted(*done, tr("Undo: %1").arg(label).toStdString()));
    preview_ = nullptr;
    if (!fits(*back, *plan_)) {
        emit troubled(tr("Cannot take back '%1': another program has changed the same features since.").arg(label));
        emit shownChanged();  // what was tried out is no more
        return;
    }
    make({.edit = std::move(back), .sort = Pending::Sort::Undone, .subject = done});
}

void PlanSession::redo() {
    if (!canRedo()) return;
    const layers::EditPtr again = history_.toRedo();
    preview_ = nullptr;
    if (!fits(*again, *plan_)) {
        emit troubled(tr("Cannot do '%1' again: another program has changed the same features since.").arg(labelOf(*again)));
        emit shownChanged();
        return;
    }
    make({.edit = again, .sort = Pending::Sort::Redone, .subject = again});
}

// ---- on the way to the file

/// The file may be used here: a look at it, which is mostly over at once, is waited for.
bool PlanSession::isFree() {
    if (job_ && job_->isLook && job_->outcome.wait_for(kMostHere) == std::future_status::ready) takeOutcome();
    return !job_ && pending_.empty();
}

/// Stores the first of the pending edits; without any it looks at the file.
void PlanSession::startJob() {
    if (job_) return;
    job_ = std::make_unique<Job>();
    job_->isLook = pending_.empty();
    if (!job_->isLook && (isStoppingAll_ || std::exchange(stopping_, nullptr) == pending_.front().edit)) job_->stop.request_stop();
    std::promise<PlanFile::Outcome> promise;
    job_->outcome = promise.get_future();
    job_->thread = std::jthread([this, &job = *job_, &file = *file_, number = ++jobNumber_, edit = pending_.empty() ? nullptr : pending_.front().edit, promise = std::move(promise)]() mutable {
        promise.set_value(!edit ? file.look() : file.store(*edit, {.mostWait = kMostThere, .stop = job.stop.get_token(), .progress = [&job](double fraction) { job.fraction = fraction; }}));
        QMetaObject::invokeMethod(this, [this, number] {
            if (job_ && number == jobNumber_) takeOutcome();
        }, Qt::QueuedConnection);
    });
}

/// Waits for it when it is not there yet.
void PlanSession::takeOutcome() {
    const PlanFile::Outcome outcome = job_->outcome.get();
    const bool wasLook = job_->isLook;
    job_ = nullptr;
    if (wasLook) {
        const bool wasStoring = isStoring();
        if (outcome.found) adopt(outcome.found);
        else if (!outcome.why.isEmpty()) emit troubled(outcome.why);
        watch();
        if (pending_.empty()) stopNothing();
        else startJob();
        if (wasStoring) emit storingChanged();
        return;
    }
    const Pending done = std::move(pending_.front());
    pending_.pop_front();
    const QString found = outcome.found ? tellFound(*outcome.found) : QString();
    stored_ = outcome.plan;
    // Another program that holds the file for so long does so for what follows too.
    Loss loss{.endsQueue = !outcome.isStored && (isStoppingAll_ || outcome.isHeld), .isWanted = outcome.isStopped};
    if (!outcome.isStored) {
        isStoppingAll_ = false;
        ++lostCount_;
        loss.gone.insert(done.edit);
        if (done.sort == Pending::Sort::Undone) loss.stillDone.insert(done.subject);
        else loss.edits.push_back(done.edit);
    }
    if (outcome.found || !outcome.isStored) {
        layers::History history = done.before;
        if (outcome.isStored) note(history, done);
        rebase(std::move(history), loss);
    }
    const QString lost = loss.names.join(QStringLiteral(", "));
    if (!found.isEmpty()) emit troubled(found);
    if (outcome.isStored && !lost.isEmpty()) tell(tr("Another program has changed the same features: %1 was taken back.").arg(lost));
    if (!outcome.isStored) {
        QString told = outcome.isStopped    ? tr("“%1” was stopped and taken back.").arg(labelOf(*done.edit))
                       : outcome.isConflict ? tr("Another program has changed the same features: %1 was taken back.").arg(labelOf(*done.edit))
                                            : tr("“%1” was taken back, as it could not be stored: %2").arg(labelOf(*done.edit), outcome.why);
        if (!lost.isEmpty()) told += QChar(' ') + (loss.endsQueue ? tr("So was what came after it: %1.") : tr("So was what builds on it: %1.")).arg(lost);
        const auto offered = std::ranges::find_if(loss.edits, [&](const layers::EditPtr& edit) { return loss.isWanted ? canRedo() && history_.toRedo() == edit : isEditable_ && fits(*edit, *plan_); });
        tell(told, offered == loss.edits.end() ? nullptr : *offered);
    }
    watch();
    if (pending_.empty()) stopNothing();
    else startJob();
    emit storingChanged();
}

QString PlanSession::storingLabel() const { return pending_.empty() ? QString() : labelOf(*pending_.front().edit); }

double PlanSession::storedFraction() const { return job_ && !job_->isLook ? job_->fraction.load() : 0.0; }

void PlanSession::stopStoring() {
    if (job_ && !job_->isLook) job_->stop.request_stop();
    else if (isStoring()) stopping_ = pending_.front().edit;
}

void PlanSession::stopNothing() {
    isStoppingAll_ = false;
    stopping_ = nullptr;
}

void PlanSession::stopAllStoring() {
    if (!isStoring()) return;
    isStoppingAll_ = true;
    stopStoring();
}

bool PlanSession::finishStoring() {
    const std::size_t before = lostCount_;
    while (isStoring() || job_) {
        startJob();  // one is missing only while it is told what became of the one before
        takeOutcome();
    }
    return lostCount_ == before;
}

void PlanSession::whenStored(QObject* context, std::function<void(bool isAllThere)> then) {
    if (isStoring()) tellWhenStored(context, lostCount_, std::move(then));
    else then(true);
}

/// From the event loop, as what tells it may be amid something, such as opening another plan.
void PlanSession::tellWhenStored(QObject* context, std::size_t before, std::function<void(bool isAllThere)> then) {
    auto connection = std::make_shared<QMetaObject::Connection>();
    *connection = connect(this, &PlanSession::storingChanged, context, [this, connection, context, before, then = std::move(then)] {
        if (isStoring()) return;
        QMetaObject::invokeMethod(context, [this, context, before, then] {
            if (isStoring()) tellWhenStored(context, before, then);  // something was edited since
            else then(lostCount_ == before);
        }, Qt::QueuedConnection);
        disconnect(*connection);
    });
}

const std::vector<layers::PastState>& PlanSession::pastStates() const {
    const bool isFree = !job_ || (job_->isLook && job_->outcome.wait_for(kMostHere) == std::future_status::ready);
    if (file_ && isFree)
        if (auto found = file_->pastStates()) pastStates_ = *std::move(found);
    return pastStates_;
}

// ---- what is shown and picked

void PlanSession::setPreview(PlanPtr plan) {
    if (plan == preview_) return;
    preview_ = std::move(plan);
    emit shownChanged();
}

void PlanSession::select(std::vector<layers::FeatureRef> features) {
    if (plan_) std::erase_if(features, [this](const layers::FeatureRef& feature) { return !holds(*plan_, feature); });
    if (features == selection_) return;
    selection_ = std::move(features);
    emit selectionChanged();
}

void PlanSession::toggleSelected(const layers::FeatureRef& feature) {
    auto features = selection_;
    if (std::erase(features, feature) == 0) features.push_back(feature);
    select(std::move(features));
}

bool PlanSession::isSelected(const layers::FeatureRef& feature) const { return std::find(selection_.begin(), selection_.end(), feature) != selection_.end(); }

void PlanSession::forgetLostSelection() {
    const auto before = selection_.size();
    std::erase_if(selection_, [this](const layers::FeatureRef& feature) { return !holds(*plan_, feature); });
    if (selection_.size() != before) emit selectionChanged();
}

// ---- other programs

/// What is on its way looks for itself; a look on its way may be past what was written.
void PlanSession::lookForChanges() {
    if (!file_) return;
    if (!job_) startJob();
    else if (job_->isLook) watchTimer_.start();
}

/// Programs that replace a file leave the watcher without it.
void PlanSession::watch() {
    const QString path = QString::fromStdString(path_);
    if (!watcher_.files().contains(path)) watcher_.addPath(path);
}

}  // namespace saban::app
