#include "viewer/app/start_page.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "viewer/app/language.h"
#include "viewer/app/plan_card.h"
#include "viewer/app/recent_plans.h"

namespace saban::app {

namespace {

constexpr int kMostContentPx = 1240;  // wider lines of cards are no easier to look through
constexpr int kLeastCardPx = 220, kCardPx = 290, kGapPx = 16;
constexpr double kUsualHeightPx = 1000.0, kMostScale = 1.9;

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    title_ = new QLabel(QStringLiteral("Saban"), this);
    title_->setObjectName(QStringLiteral("startTitle"));
    subtitle_ = new QLabel(this);
    subtitle_->setObjectName(QStringLiteral("startSubtitle"));
    recentTitle_ = new QLabel(this);
    recentTitle_->setObjectName(QStringLiteral("startSection"));
    hint_ = new QLabel(this);
    hint_->setObjectName(QStringLiteral("dropHint"));
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    makeButtons();

    content_ = new QWidget(this);
    auto* inside = new QVBoxLayout(content_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(title_, 0, Qt::AlignLeft);
    inside->addWidget(subtitle_, 0, Qt::AlignLeft);
    inside->addSpacing(20);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGapPx);
    for (QPushButton* button : {newPlan_, open_, sample_, import_}) buttons->addWidget(button, 1);
    inside->addLayout(buttons);
    inside->addSpacing(24);
    inside->addWidget(recentTitle_, 0, Qt::AlignLeft);
    inside->addSpacing(8);
    scroll_ = new QScrollArea(content_);
    scroll_->setObjectName(QStringLiteral("startCards"));
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->installEventFilter(this);
    auto* cards = new QWidget;
    cards->setObjectName(QStringLiteral("startCardRoom"));
    grid_ = new QGridLayout(cards);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(kGapPx);
    grid_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    scroll_->setWidget(cards);
    inside->addWidget(scroll_, 1);
    inside->addSpacing(12);
    inside->addWidget(hint_);
    inside->addSpacing(6);
    inside->addWidget(language_, 0, Qt::AlignHCenter);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(32, 28, 32, 14);
    layout->addStretch(1);
    layout->addWidget(content_, 1000);
    layout->addStretch(1);
    retranslateUi();
}

void StartPage::makeButtons() {
    const auto make = [this](const char* name) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setCursor(Qt::PointingHandCursor);
        button->installEventFilter(this);
        return button;
    };
    newPlan_ = make("primaryButton");
    open_ = make("startButton");
    sample_ = make("startButton");
    import_ = make("startButton");
    language_ = make("startLanguage");
    language_->setFlat(true);
    connect(newPlan_, &QPushButton::clicked, this, &StartPage::newPlanRequested);
    connect(open_, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(sample_, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(import_, &QPushButton::clicked, this, &StartPage::importRequested);
    connect(language_, &QPushButton::clicked, this, &StartPage::languageToggled);
}

void StartPage::setRecentPlans(RecentPlans& plans) {
    plans_ = &plans;
    connect(plans_, &RecentPlans::changed, this, [this] {
        // A card may have asked for this: it goes once its event is done. Hidden, the page waits until it is seen.
        if (isVisible()) QTimer::singleShot(0, this, &StartPage::fillCards);
    });
    fillCards();
}

void StartPage::setSampleOffered(bool isOffered) {
    isSampleOffered_ = isOffered;
    retranslateUi();
}

void StartPage::setBusy(bool isBusy) {
    isBusy_ = isBusy;
    retranslateUi();
}

void StartPage::fillCards() {
    if (!plans_) return;
    int focused = -1;
    for (int i = 0; i < cards_.size(); ++i)
        if (cards_[i]->hasFocus()) focused = i;
    qDeleteAll(cards_);
    cards_.clear();
    for (const RecentPlan& plan : plans_->plans()) {
        auto* card = new PlanCard(plan, plans_->picture(plan.path), grid_->parentWidget());
        card->installEventFilter(this);
        connect(card, &PlanCard::clicked, this, [this, path = plan.path, isMissing = plan.isMissing()] {
            if (isMissing)
                emit missingPlanRequested(path);
            else
                emit planRequested(path);
        });
        connect(card, &PlanCard::removeRequested, this, [this, path = plan.path] { plans_->remove(path); });
        cards_ << card;
    }
    arrange();
    if (focused >= 0) {
        QWidget* next = cards_.isEmpty() ? static_cast<QWidget*>(newPlan_) : cards_[std::min<qsizetype>(focused, cards_.size() - 1)];
        next->setFocus();
    }
    retranslateUi();
}

/// As many cards in a row as have room.
void StartPage::arrange() {
    // The bar's room is always kept: cards that came and went with it would change the room themselves.
    const int room = std::max(kLeastCardPx, scroll_->width() - scroll_->verticalScrollBar()->sizeHint().width());
    const int wanted = static_cast<int>(kCardPx * std::max(1.0, scale_));
    columns_ = std::max(1, (room + kGapPx) / (wanted + kGapPx));
    const int widthPx = std::max(kLeastCardPx, std::min(2 * wanted, (room - (columns_ - 1) * kGapPx) / columns_));
    while (grid_->count() > 0) delete grid_->takeAt(0);
    for (int i = 0; i < cards_.size(); ++i) {
        cards_[i]->setWidth(widthPx);
        grid_->addWidget(cards_[i], i / columns_, i % columns_);
        cards_[i]->show();
    }
    for (int i = 0; i + 1 < stops().size(); ++i) setTabOrder(stops()[i], stops()[i + 1]);
}

/// Letters and cards grow with the screen: a wall of 3840 x 2160 is read from the same distance as a smaller one.
void StartPage::fitToSize() {
    const double scale = std::round(std::clamp(height() / kUsualHeightPx, 1.0, kMostScale) * 10.0) / 10.0;
    if (scale != scale_) {
        scale_ = scale;
        const auto pt = [scale](double size) { return QString::number(size * scale, 'f', 1); };
        setStyleSheet(QStringLiteral("#startTitle { font-size: %1pt; } #startSubtitle, #dropHint { font-size: %2pt; } #startSection { font-size: %3pt; }"
                                     "#startButton, #primaryButton { font-size: %2pt; padding: %4px %4px; } PlanCard, saban--app--PlanCard, #startLanguage { font-size: %5pt; }")
                          .arg(pt(30), pt(12), pt(14), QString::number(static_cast<int>(12 * scale)), pt(10.5)));
    }
    content_->setMaximumWidth(static_cast<int>(kMostContentPx * scale_));
}

void StartPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitToSize();
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillCards();  // files may have gone meanwhile
    newPlan_->setFocus();
}

QList<QWidget*> StartPage::stops() const {
    QList<QWidget*> stops;
    for (QPushButton* button : {newPlan_, open_, sample_, import_})
        if (!button->isHidden()) stops << button;
    for (PlanCard* card : cards_) stops << card;
    return stops << language_;
}

/// To the nearest one in that direction.
void StartPage::moveFocus(QWidget* from, int key) {
    const auto middleOf = [this](const QWidget* widget) { return widget->mapTo(this, widget->rect().center()); };
    const QPoint start = middleOf(from);
    QWidget* nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (QWidget* stop : stops()) {
        const QPoint by = middleOf(stop) - start;
        const int along = key == Qt::Key_Right ? by.x() : key == Qt::Key_Left ? -by.x() : key == Qt::Key_Down ? by.y() : -by.y();
        const int aside = key == Qt::Key_Right || key == Qt::Key_Left ? std::abs(by.y()) : std::abs(by.x());
        if (stop == from || along <= 0 || along * 4 < aside) continue;
        const double distance = along + 2.0 * aside;
        if (distance < least) least = distance, nearest = stop;
    }
    if (!nearest) return;
    nearest->setFocus(Qt::TabFocusReason);
    if (cards_.contains(nearest)) scroll_->ensureWidgetVisible(nearest);
}

bool StartPage::eventFilter(QObject* watched, QEvent* event) {
    // Only the layout knows the room of the cards, some time after the page's own size changed.
    if (watched == scroll_ && event->type() == QEvent::Resize) QTimer::singleShot(0, this, &StartPage::arrange);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
            moveFocus(qobject_cast<QWidget*>(watched), key);
            return true;
        }
        if (auto* button = qobject_cast<QPushButton*>(watched); button && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StartPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void StartPage::retranslateUi() {
    subtitle_->setText(tr("Digital sand table"));
    newPlan_->setText(tr("New plan…"));
    newPlan_->setToolTip(tr("Choose the ground, the area and the grid, step by step"));
    open_->setText(tr("Open…"));
    open_->setToolTip(tr("A plan, or elevation, imagery and vector files"));
    sample_->setText(tr("Sample exercise"));
    sample_->setToolTip(tr("Opens a copy of an invented exercise on invented ground"));
    import_->setText(tr("Import a list…"));
    import_->setToolTip(tr("Makes a plan and reads works, units or posts from a list into it"));
    recentTitle_->setText(tr("Recent plans"));
    recentTitle_->setVisible(!cards_.isEmpty() && !isBusy_);
    scroll_->setVisible(!isBusy_);
    for (QPushButton* button : {newPlan_, open_, import_}) button->setVisible(!isBusy_);
    sample_->setVisible(!isBusy_ && isSampleOffered_);
    hint_->setText(isBusy_ ? tr("Reading the files…") : tr("Drop a plan, elevation, imagery and vector files or folders here"));
    for (PlanCard* card : cards_) card->retranslate();
    // The other language, in its own words.
    language_->setText(language() == Language::Vietnamese ? QStringLiteral("English") : QStringLiteral("Tiếng Việt"));
}

}  // namespace saban::app
