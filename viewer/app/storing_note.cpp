#include "viewer/app/storing_note.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

constexpr int kStepMs = 100;
constexpr int kMostLetters = 40;  // of an edit's name

}  // namespace

StoringNote::StoringNote(PlanSession& session, QWidget* parent) : StoringNote(session, [&session] { session.stopStoring(); }, parent) {}

StoringNote::StoringNote(PlanSession& session, std::function<void()> stop, QWidget* parent)
    : QWidget(parent), session_(session), what_(new QLabel(this)), percent_(new QLabel(this)), progress_(new QProgressBar(this)), stop_(new QToolButton(this)) {
    setObjectName(QStringLiteral("storing"));
    what_->setObjectName(QStringLiteral("statusFaint"));
    what_->setTextFormat(Qt::PlainText);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(120);
    percent_->setObjectName(QStringLiteral("statusFaint"));
    percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    stop_->setObjectName(QStringLiteral("stopStoring"));
    stop_->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    for (QWidget* part : std::initializer_list<QWidget*>{what_, progress_, percent_, stop_}) row->addWidget(part);
    hide();  // it would be shown with what it is put into
    timer_.setInterval(kStepMs);
    connect(&timer_, &QTimer::timeout, this, &StoringNote::showState);
    connect(&session_, &PlanSession::storingChanged, this, &StoringNote::follow);
    connect(stop_, &QToolButton::clicked, this, std::move(stop));
    retranslateUi();
    follow();
}

void StoringNote::follow() {
    if (session_.isStoring() == timer_.isActive()) return;
    if (!session_.isStoring()) {
        timer_.stop();
        hide();
        return;
    }
    since_.start();
    timer_.start();
}

void StoringNote::showState() {
    if (since_.elapsed() < kAfterMs) return;
    if (!isEnabled()) return hide();  // the window closes, which the status line and a dialog tell
    const QString label = session_.storingLabel();
    const QString called = label.size() > kMostLetters ? label.left(kMostLetters - 1) + QChar(0x2026) : label;
    const auto more = static_cast<int>(session_.storingCount()) - 1;
    what_->setText(more > 0 ? tr("Storing “%1”, then %2 more").arg(called, QString::number(more)) : tr("Storing “%1”").arg(called));
    // Until the file is free there is nothing to count: the bar only shows that it goes on.
    const int percent = static_cast<int>(std::lround(100.0 * session_.storedFraction()));
    progress_->setRange(0, percent > 0 ? 100 : 0);
    progress_->setValue(percent);
    percent_->setText(percent > 0 ? QStringLiteral("%1 %").arg(percent) : QString());
    show();
}

void StoringNote::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void StoringNote::retranslateUi() {
    setAccessibleName(tr("Storing the plan"));
    progress_->setAccessibleName(tr("How far storing is"));
    stop_->setText(tr("Stop"));
    stop_->setToolTip(tr("Stops storing this change and takes it back"));
    if (isVisible()) showState();
}

StoringDialog::StoringDialog(PlanSession& session, QWidget* window) : QDialog(window) {
    setObjectName(QStringLiteral("storingDialog"));
    setWindowTitle(StoringNote::tr("Storing the plan"));
    auto* note = new StoringNote(session, [this] { reject(); }, this);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(note);
    setEnabled(true);  // the window is not
    // Mostly all is stored before anyone could read it.
    QTimer::singleShot(StoringNote::kAfterMs, this, &QDialog::show);
    connect(this, &QDialog::rejected, &session, &PlanSession::stopAllStoring);
}

}  // namespace saban::app
