#include "viewer/app/plan_session.h"

#include <QFileInfo>
#include <sys/stat.h>
#include <algorithm>
#include <utility>

#include "layers/edit/locks.h"
#include "layers/model/fields.h"

namespace saban::app {

namespace {

constexpr int kSettleMs = 400;  // another program writes in several steps

/// True when the edit changes only what is in `plan` as the edit found it.
bool fits(const layers::Edit& edit, const layers::Plan& plan) {
    bool isFit = !edit.settings || edit.settings->first == plan.settings;
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        for (const layers::Change<T>& change : edit.of<T>()) {
            const auto& known = change.before ? change.before : change.after;
            const auto present = plan.find<T>(known->uid);
            isFit = isFit && (change.before ? present && *present == *change.before : present == nullptr);
        }
    });
    return isFit;
}

}  // namespace

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

PlanSession::~PlanSession() = default;

bool PlanSession::open(const std::string& path) {
    auto opened = layers::PlanStore::open(path, layers::Access::ReadWrite);
    const bool isEditable = opened.has_value();
    if (!opened) {
        const geo::Error why = opened.error();
        opened = layers::PlanStore::open(path, layers::Access::ReadOnly);
        if (!opened) {
            emit troubled(QString::fromStdString(opened.error().message));
            return false;
        }
        emit troubled(tr("The plan can be looked at but not changed: %1").arg(QString::fromStdString(why.message)));
    }
    store_ = std::move(*opened);
    isEditable_ = isEditable;
    plan_ = std::make_shared<const layers::Plan>(store_->plan());
    preview_ = nullptr;
    history_ = {};
    selection_.clear();
    watch();
    emit this->opened();
    emit shownChanged();
    emit selectionChanged();
    return true;
}

void PlanSession::close() {
    if (!store_) return;
    watchTimer_.stop();
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    store_ = nullptr;
    plan_ = preview_ = nullptr;
    isEditable_ = false;
    history_ = {};
    selection_.clear();
    emit opened();
    emit shownChanged();
    emit selectionChanged();
}

bool PlanSession::apply(layers::Edit edit) {
    preview_ = nullptr;
    if (layers::isEmpty(edit)) {
        emit shownChanged();
        return true;
    }
    if (isRefusedByLock(edit) || !store(edit)) {
        emit shownChanged();  // what was tried out is no more
        return false;
    }
    history_.add(edit);
    forgetLostSelection();
    emit edited(edit);
    emit shownChanged();
    return true;
}

bool PlanSession::isRefusedByLock(const layers::Edit& edit) {
    const auto why = plan_ ? layers::lockFault(*plan_, edit) : std::nullopt;
    if (why) emit troubled(QString::fromStdString(*why));
    return why.has_value();
}

/// In the file and in `plan_`.
bool PlanSession::store(const layers::Edit& edit) {
    if (!store_ || !isEditable_) {
        emit troubled(tr("Nothing was changed: the plan is open for reading only."));
        return false;
    }
    if (isGone()) {
        emit troubled(tellGone());
        return false;
    }
    // Writing to a file that was replaced would be lost with it.
    if (isReplaced()) {
        if (!takeOver()) return false;
        if (!fits(edit, *plan_)) {
            emit troubled(tr("Nothing was changed: another program has changed the same features. What it wrote is on the table now."));
            return false;
        }
    }
    auto stored = store_->apply(edit);
    // Another program was there: with what it wrote the edit may still make sense.
    if (!stored && stored.error().code == geo::ErrorCode::Refused && takeOver() && fits(edit, *plan_)) stored = store_->apply(edit);
    if (!stored) {
        emit troubled(QString::fromStdString(stored.error().message));
        return false;
    }
    plan_ = std::make_shared<const layers::Plan>(store_->plan());
    watch();
    return true;
}

QString PlanSession::undoLabel() const { return history_.canUndo() ? QString::fromStdString(history_.toUndo().label) : QString(); }
QString PlanSession::redoLabel() const { return history_.canRedo() ? QString::fromStdString(history_.toRedo().label) : QString(); }

void PlanSession::undo() {
    if (!canUndo()) return;
    const layers::Edit& done = history_.toUndo();
    const layers::Edit back = layers::inverted(done, tr("Undo: %1").arg(QString::fromStdString(done.label)).toStdString());
    preview_ = nullptr;
    if (!fits(back, *plan_)) {
        emit troubled(tr("Cannot take back '%1': another program has changed the same features since.").arg(QString::fromStdString(done.label)));
        emit shownChanged();  // what was tried out is no more
        return;
    }
    if (!store(back)) {
        emit shownChanged();
        return;
    }
    history_.undone();
    forgetLostSelection();
    emit edited(back);
    emit shownChanged();
}

void PlanSession::redo() {
    if (!canRedo()) return;
    const layers::Edit again = history_.toRedo();
    preview_ = nullptr;
    if (!fits(again, *plan_)) {
        emit troubled(tr("Cannot do '%1' again: another program has changed the same features since.").arg(QString::fromStdString(again.label)));
        emit shownChanged();
        return;
    }
    if (!store(again)) {
        emit shownChanged();
        return;
    }
    history_.redone();
    forgetLostSelection();
    emit edited(again);
    emit shownChanged();
}

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

/// Reads the file anew. False, with the reason told, when that fails.
bool PlanSession::takeOver() {
    const std::string path = store_->path();
    auto again = layers::PlanStore::open(path, isEditable_ ? layers::Access::ReadWrite : layers::Access::ReadOnly);
    if (!again) {
        emit troubled(tr("The plan's file was changed by another program and cannot be read again: %1").arg(QString::fromStdString(again.error().message)));
        return false;
    }
    store_ = std::move(*again);
    const PlanPtr before = std::exchange(plan_, std::make_shared<const layers::Plan>(store_->plan()));
    const layers::Edit changes = layers::difference(*before, *plan_, {});
    watch();
    if (layers::isEmpty(changes)) return true;
    const layers::EditCount count = layers::countOf(changes);
    emit troubled(tr("Another program has changed this plan: %1 added, %2 changed, %3 removed. Its changes are on the table now.")
                      .arg(count.added).arg(count.changed).arg(count.removed));
    forgetLostSelection();
    emit edited(changes);
    emit shownChanged();
    return true;
}

void PlanSession::lookForChanges() {
    if (!store_) return;
    if (isGone()) {
        emit troubled(tellGone());
        return;
    }
    // A file that was replaced as a whole is another one than the store holds: it says nothing of that.
    if (store_->isChangedByOthers() || isReplaced()) takeOver();
    watch();
}

bool PlanSession::isGone() const { return !QFileInfo::exists(QString::fromStdString(store_->path())); }

QString PlanSession::tellGone() const {
    return tr("The plan's file '%1' is gone, so nothing can be stored. Put it back; then go on.").arg(QString::fromStdString(store_->path()));
}

bool PlanSession::isReplaced() const {
    struct stat status {};
    return ::stat(store_->path().c_str(), &status) == 0 && (status.st_ino != inode_ || status.st_dev != device_);
}

/// Programs that replace a file leave the watcher without it.
void PlanSession::watch() {
    const QString path = QString::fromStdString(store_->path());
    if (!watcher_.files().contains(path)) watcher_.addPath(path);
    struct stat status {};
    if (::stat(store_->path().c_str(), &status) != 0) return;
    inode_ = status.st_ino;
    device_ = status.st_dev;
}

}  // namespace saban::app
