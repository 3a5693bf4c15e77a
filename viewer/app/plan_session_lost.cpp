// Edits on their way to the file that no longer fit what it holds: they are taken back, told and offered again.
#include <algorithm>
#include <utility>

#include "layers/edit/locks.h"
#include "viewer/app/count_text.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/program_log.h"

namespace saban::app {

namespace {

QString labelOf(const layers::Edit& edit) { return QString::fromStdString(edit.label); }

}  // namespace

/// What another program made of the plan, in words; empty: nothing.
QString PlanSession::tellFound(const layers::Plan& found) const {
    const layers::Edit changes = layers::difference(*stored_, found);
    if (layers::isEmpty(changes)) return {};
    const layers::EditCount count = layers::countOf(changes);
    return tr("Another program has changed this plan: %1 added, %2 changed, %3 removed. Its changes are on the table now.").arg(countText(count.added), countText(count.changed), countText(count.removed));
}

/// Takes over what another program made of the plan, with all edits that are still on their way.
void PlanSession::adopt(const PlanPtr& found) {
    const QString told = tellFound(*found);
    stored_ = found;
    Loss loss;
    rebase(pending_.empty() ? history_ : pending_.front().before, loss);
    if (!told.isEmpty()) emit troubled(told);
    if (!loss.names.isEmpty()) tell(tr("Another program has changed the same features: %1 was taken back.").arg(loss.names.join(QStringLiteral(", "))));
}

/// In the log when nobody hears of it any more.
void PlanSession::tell(const QString& message, const layers::EditPtr& offered) {
    if (signalsBlocked()) logTrouble(message);
    offered ? emit lostEditOffered(message, offered) : emit troubled(message);
}

/// Lets the pending edits follow on what the file holds, with the history before the first of them. Those that no longer fit are lost.
void PlanSession::rebase(layers::History history, Loss& loss) {
    std::deque<Pending> kept;
    PlanPtr next = stored_;
    for (Pending& pending : pending_) {
        if (isLost(pending, *next, loss)) continue;
        next = std::make_shared<const layers::Plan>(layers::applied(*next, *pending.edit));
        pending.before = history;
        note(history, pending);
        kept.push_back(std::move(pending));
    }
    lostCount_ += static_cast<std::size_t>(loss.names.size());
    pending_ = std::move(kept);
    history_ = std::move(history);
    const PlanPtr before = std::exchange(plan_, next);
    lostEdits_.insert(lostEdits_.end(), loss.edits.begin(), loss.edits.end());
    offerLostAgain();
    if (loss.isWanted) std::erase_if(lostEdits_, [&](const layers::EditPtr& edit) { return std::ranges::count(loss.edits, edit) > 0; });
    const layers::Edit changes = layers::difference(*before, *plan_);
    if (layers::isEmpty(changes)) {
        if (!loss.gone.empty()) emit shownChanged();  // the history is another
        return;
    }
    preview_ = nullptr;
    show(changes);
}

/// The edit cannot follow on `plan`, or need not.
bool PlanSession::isLost(const Pending& pending, const layers::Plan& plan, Loss& loss) {
    using Sort = Pending::Sort;
    if (pending.sort == Sort::Undone && loss.gone.contains(pending.subject)) {  // what is gone needs no taking back, and was not wanted
        loss.gone.insert(pending.edit);
        std::erase(loss.edits, pending.subject);
        return true;
    }
    if (pending.sort == Sort::Redone && loss.stillDone.erase(pending.subject) > 0) return true;  // it never ceased to be
    const bool isRefused = loss.endsQueue || !fits(*pending.edit, plan) || (pending.sort == Sort::Made && layers::lockFault(plan, *pending.edit));
    if (!isRefused) return false;
    loss.gone.insert(pending.edit);
    loss.names << labelOf(*pending.edit);
    if (pending.sort == Sort::Undone) loss.stillDone.insert(pending.subject);
    else loss.edits.push_back(pending.edit);
    return true;
}

/// What was lost can be done again as long as it makes sense, also after other edits.
void PlanSession::offerLostAgain() {
    PlanPtr next = plan_;
    for (const layers::EditPtr& edit : lostEdits_) {
        if (!fits(*edit, *next)) continue;
        next = std::make_shared<const layers::Plan>(layers::applied(*next, *edit));
        history_.addLost(edit);
    }
}

/// What was lost after it comes with it: it builds on it, or went for the same reason.
void PlanSession::tryAgain(const layers::EditPtr& lost) {
    const auto first = std::ranges::find(lostEdits_, lost);
    if (first == lostEdits_.end() && canRedo() && history_.toRedo() == lost) return redo();
    layers::History done = history_;
    while (done.canUndo() && done.toUndo() != lost) done.undone();  // as far as it, if it was done again by other means
    const std::vector<layers::EditPtr> again(done.canUndo() ? lostEdits_.begin() : first, lostEdits_.end());
    QStringList misfits;
    if (again.empty() && !done.canUndo()) misfits << labelOf(*lost);
    setPreview(nullptr);
    for (const layers::EditPtr& edit : again) {
        const bool isNext = canRedo() && history_.toRedo() == edit;
        if (!fits(*edit, *plan_)) misfits << labelOf(*edit);
        else if (!make(isNext ? Pending{.edit = edit, .sort = Pending::Sort::Redone, .subject = edit} : Pending{.edit = edit})) break;  // it was told why
    }
    if (!misfits.isEmpty()) emit troubled(tr("“%1” is not tried again: the plan has been changed since.").arg(misfits.join(QStringLiteral(", "))));
}

}  // namespace saban::app
