#include "viewer/app/plan_file.h"

#include <QFileInfo>
#include <sys/stat.h>
#include <utility>

#include "layers/model/fields.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

bool fits(const layers::Edit& edit, const layers::Plan& plan) {
    bool isFit = !edit.settings || edit.settings->first == plan.settings;
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        for (const layers::Change<T>& change : edit.of<T>()) {
            if (!isFit) return;
            const auto& known = change.before ? change.before : change.after;
            const auto present = plan.find<T>(known->uid);
            isFit = change.before ? present == change.before || (present && *present == *change.before) : present == nullptr;
        }
    });
    return isFit;
}

PlanFile::PlanFile(std::unique_ptr<layers::PlanStore> store, layers::Access access) : store_(std::move(store)), access_(access) { know(); }

geo::Result<std::unique_ptr<PlanFile>> PlanFile::open(const std::string& path, layers::Access access) {
    auto store = layers::PlanStore::open(path, access);
    if (!store) return tl::unexpected(store.error());
    return std::unique_ptr<PlanFile>(new PlanFile(std::move(*store), access));
}

geo::Result<OpenedPlan> PlanFile::open(const std::string& path) {
    auto file = open(path, layers::Access::ReadWrite);
    if (file) return OpenedPlan{.file = std::move(*file), .isEditable = true};
    const QString whyNot = QString::fromStdString(file.error().message);
    file = open(path, layers::Access::ReadOnly);
    if (!file) return tl::unexpected(file.error());
    return OpenedPlan{.file = std::move(*file), .whyNot = whyNot};
}

void PlanFile::know() {
    plan_ = std::make_shared<const layers::Plan>(store_->plan());
    struct stat status {};
    if (::stat(store_->path().c_str(), &status) != 0) return;
    inode_ = status.st_ino;
    device_ = status.st_dev;
}

/// Reads the file anew. False, with the reason, when that fails.
bool PlanFile::takeOver(Outcome& outcome) {
    auto again = layers::PlanStore::open(store_->path(), access_);
    if (!again) {
        outcome.why = PlanSession::tr("The plan's file was changed by another program and cannot be read again: %1").arg(QString::fromStdString(again.error().message));
        return false;
    }
    store_ = std::move(*again);
    know();
    outcome.found = outcome.plan = plan_;
    return true;
}

PlanFile::Outcome PlanFile::store(const layers::Edit& edit, const layers::Storing& how) {
    Outcome outcome{.plan = plan_};
    if (isGone()) {
        outcome.why = tellGone();
        return outcome;
    }
    const auto fitsStill = [&] {
        if (fits(edit, *plan_)) return true;
        outcome.isConflict = true;
        outcome.why = PlanSession::tr("Nothing was changed: another program has changed the same features. What it wrote is on the table now.");
        return false;
    };
    // Writing to a file that was replaced would be lost with it. What was taken over before may be more than the edit was made for.
    if (isReplaced()) {
        outcome.isHeld = how.isQuick;
        if (how.isQuick || !takeOver(outcome)) return outcome;
    }
    if (!fitsStill()) return outcome;
    auto stored = store_->apply(edit, how);
    // Another program was there: with what it wrote the edit may still make sense.
    if (!stored && stored.error().code == geo::ErrorCode::Refused && !how.isQuick) {
        if (!takeOver(outcome) || !fitsStill()) return outcome;
        stored = store_->apply(edit, how);
    }
    if (!stored) {
        outcome.why = QString::fromStdString(stored.error().message);
        outcome.isHeld = stored.error().code == geo::ErrorCode::Unreadable || (stored.error().code == geo::ErrorCode::Refused && how.isQuick);
        outcome.isStopped = stored.error().code == geo::ErrorCode::Cancelled;
        return outcome;
    }
    plan_ = std::make_shared<const layers::Plan>(store_->plan());
    outcome.plan = plan_;
    outcome.isStored = true;
    return outcome;
}

PlanFile::Outcome PlanFile::look() {
    Outcome outcome{.plan = plan_};
    // A file that was replaced as a whole is another one than the store holds: it says nothing of that.
    if (isGone()) outcome.why = tellGone();
    else if (store_->isChangedByOthers() || isReplaced()) takeOver(outcome);
    return outcome;
}

std::optional<std::vector<layers::PastState>> PlanFile::pastStates() const {
    constexpr std::chrono::milliseconds kMostWait{10};
    auto found = store_->pastStates(kMostWait);
    return found ? std::optional(*std::move(found)) : std::nullopt;
}

bool PlanFile::isGone() const { return !QFileInfo::exists(QString::fromStdString(store_->path())); }

QString PlanFile::tellGone() const {
    return PlanSession::tr("The plan's file '%1' is gone, so nothing can be stored. Put it back; then go on.").arg(QString::fromStdString(store_->path()));
}

bool PlanFile::isReplaced() const {
    struct stat status {};
    return ::stat(store_->path().c_str(), &status) == 0 && (status.st_ino != inode_ || status.st_dev != device_);
}

}  // namespace saban::app
