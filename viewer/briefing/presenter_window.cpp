#include "viewer/briefing/presenter_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSplitter>
#include <QStyle>
#include <QTime>
#include <QToolBar>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "viewer/app/theme.h"
#include "viewer/briefing/marking_line.h"
#include "viewer/briefing/scene_progress.h"

namespace saban::app {

namespace {

constexpr double kFarOver = 1.2;
constexpr double kLeastNotesPt = 10.0, kMostNotesPt = 48.0, kNotesStepPt = 2.0;

/// A picture as large as there is room, 16:9; without one a quiet ground that says why.
class PictureFrame : public QWidget {
   public:
    explicit PictureFrame(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }
    void setPicture(const QImage& picture) {
        picture_ = picture;
        update();
    }
    void setWords(const QString& words) {
        if (words == words_) return;
        words_ = words;
        update();
    }
    QString wordsShown() const { return picture_.isNull() ? words_ : QString(); }
    QSize sizeHint() const override { return {480, 270}; }
    QSize minimumSizeHint() const override { return {192, 108}; }

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize shape = picture_.isNull() ? QSize(16, 9) : picture_.size();
        QRect area(QPoint(), shape.scaled(size(), Qt::KeepAspectRatio));
        if (!picture_.isNull()) {
            painter.drawImage(area, picture_);
            return;
        }
        painter.fillRect(area, theme().button);
        painter.setPen(palette().color(QPalette::ButtonText));
        painter.drawText(area.adjusted(kWordsMarginPx, 0, -kWordsMarginPx, 0), Qt::AlignCenter | Qt::TextWordWrap, words_);
    }

   private:
    static constexpr int kWordsMarginPx = 16;
    QImage picture_;
    QString words_;
};

QLabel* makeLabel(QWidget* parent, const char* name, double pointFactor, bool isBold) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * pointFactor);
    font.setBold(isBold);
    label->setFont(font);
    return label;
}

void setText(QLabel& label, const QString& text) {
    if (label.text() != text) label.setText(text);
}

/// The style sheet colours `caution` and `refusal`.
void colour(QLabel& label, TimeState state) {
    const bool isOver = state == TimeState::Over, isFar = state == TimeState::FarOver;
    if (label.property("caution").toBool() == isOver && label.property("refusal").toBool() == isFar) return;
    label.setProperty("caution", isOver);
    label.setProperty("refusal", isFar);
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

}  // namespace

TimeState timeStateOf(double seconds, double plannedS) {
    if (plannedS <= 0.0 || seconds <= plannedS) return TimeState::InTime;
    return seconds < plannedS * kFarOver ? TimeState::Over : TimeState::FarOver;
}

struct PresenterWindow::Parts {
    std::vector<PresenterScene> scenes;
    std::size_t scene = 0;
    Times times;
    State state;
    QString typed;
    double notesPt = 16.0;

    MarkingLine *above, *below;  ///< at the window's edges; the pictures have their own
    struct Sized {
        QLabel* label;
        double pointFactor;
    };
    std::vector<Sized> sized;
    QPointer<QToolBar> tools;
    QSize iconSize;
    double scale = 1.0;  // of all letters: a tall window is a large screen, read from as far away as a small one

    QLabel *plan, *clock, *elapsed, *sceneTime, *sceneTitle, *role, *nextTitle, *message, *number;
    PictureFrame *present, *next;
    QPlainTextEdit* notes;
    QListWidget* list;
    SceneProgress* progress;
    QToolBar* buttons;
    QMenu* screens;
    QWidget* toolBarPlace;
    QToolButton *larger, *smaller;
    struct Button {
        QToolButton* button;
        BriefingCommand command;
    };
    std::vector<Button> commands;
    QToolButton *screensButton, *room, *end;

    QToolButton* button(BriefingCommand command) const {
        return std::ranges::find(commands, command, &Button::command)->button;
    }
};

PresenterWindow::PresenterWindow(QWidget* parent) : QWidget(parent, Qt::Window | Qt::FramelessWindowHint), parts_(std::make_unique<Parts>()) {
    Parts& p = *parts_;
    setObjectName(QStringLiteral("presenter"));
    p.above = new MarkingLine(this);
    p.below = new MarkingLine(this);
    p.plan = makeLabel(this, "presenterPlan", 1.0, false);
    p.plan->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    p.clock = makeLabel(this, "presenterClock", 1.8, true);
    p.elapsed = makeLabel(this, "presenterElapsed", 1.8, true);
    p.sceneTime = makeLabel(this, "presenterSceneTime", 1.8, true);
    p.sceneTitle = makeLabel(this, "presenterTitle", 1.25, true);
    p.role = makeLabel(this, "presenterRole", 1.0, false);
    p.nextTitle = makeLabel(this, "presenterNextTitle", 1.1, true);
    for (QLabel* label : {p.sceneTitle, p.nextTitle}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    }
    p.message = makeLabel(this, "presenterMessage", 1.1, true);
    p.message->setProperty("caution", true);
    p.message->setWordWrap(true);
    p.message->hide();
    p.number = makeLabel(this, "presenterTyped", 1.8, true);
    p.number->hide();
    p.present = new PictureFrame(this);
    p.next = new PictureFrame(this);
    p.notes = new QPlainTextEdit(this);
    p.notes->setObjectName(QStringLiteral("presenterNotes"));
    p.notes->setReadOnly(true);
    p.notes->setFocusPolicy(Qt::NoFocus);  // keys are those of the presentation
    p.notes->setMinimumHeight(90);
    p.notes->viewport()->installEventFilter(this);
    p.list = new QListWidget(this);
    p.list->setObjectName(QStringLiteral("presenterScenes"));
    p.list->setFocusPolicy(Qt::NoFocus);
    p.list->setWordWrap(true);
    p.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.list->setMinimumWidth(170);
    p.progress = new SceneProgress(this);

    const auto makeButton = [this] {
        auto* button = new QToolButton(this);
        button->setFocusPolicy(Qt::NoFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        return button;
    };
    p.larger = makeButton();
    p.smaller = makeButton();
    p.larger->setText(QStringLiteral("A+"));
    p.smaller->setText(QStringLiteral("A−"));
    connect(p.larger, &QToolButton::clicked, this, [this] { setNotesPt(notesPt() + kNotesStepPt); });
    connect(p.smaller, &QToolButton::clicked, this, [this] { setNotesPt(notesPt() - kNotesStepPt); });
    p.screensButton = makeButton();
    p.screens = new QMenu(this);
    p.screensButton->setMenu(p.screens);
    p.screensButton->setPopupMode(QToolButton::InstantPopup);
    connect(p.screens, &QMenu::aboutToShow, this, &PresenterWindow::screensMenuWanted);
    p.room = makeButton();
    connect(p.room, &QToolButton::clicked, this, &PresenterWindow::roomRequested);
    p.end = makeButton();
    connect(p.end, &QToolButton::clicked, this, &PresenterWindow::endRequested);

    auto* commands = new QHBoxLayout;
    commands->setSpacing(4);
    using enum BriefingCommand;
    for (const auto command : {Previous, Next, Pause, Black, White, SceneView, Legend, Autoplay, Loop, Swap}) {
        QToolButton* button = makeButton();
        button->setCheckable(command == Pause || command == Black || command == White || command == Legend || command == Autoplay || command == Loop);
        connect(button, &QToolButton::clicked, this, [this, command] { emit commanded(command); });
        p.commands.push_back({button, command});
        commands->addWidget(button);
    }
    commands->addStretch();
    for (QToolButton* button : {p.screensButton, p.room, p.end}) commands->addWidget(button);

    auto* head = new QHBoxLayout;
    head->setSpacing(28);
    head->addWidget(p.plan, 1);
    head->addWidget(p.sceneTime);
    head->addWidget(p.elapsed);
    head->addWidget(p.clock);
    head->addWidget(p.number);

    auto* pictures = new QWidget(this);
    auto* grid = new QGridLayout(pictures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->addWidget(p.sceneTitle, 0, 0);
    grid->addWidget(p.nextTitle, 0, 1);
    grid->addWidget(p.present, 1, 0);
    grid->addWidget(p.next, 1, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setRowStretch(1, 1);

    auto* notesBar = new QHBoxLayout;
    auto* sizes = new QHBoxLayout;
    sizes->addWidget(p.smaller);
    sizes->addWidget(p.larger);
    p.role->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    notesBar->addWidget(p.role, 1);
    notesBar->addLayout(sizes);
    auto* notes = new QWidget(this);
    auto* notesLayout = new QVBoxLayout(notes);
    notesLayout->setContentsMargins(0, 0, 0, 0);
    notesLayout->setSpacing(4);
    notesLayout->addLayout(notesBar);
    notesLayout->addWidget(p.notes, 1);

    auto* middle = new QSplitter(Qt::Vertical, this);
    middle->addWidget(pictures);
    middle->addWidget(notes);
    middle->setStretchFactor(0, 5);
    middle->setStretchFactor(1, 4);
    middle->setChildrenCollapsible(false);
    middle->setSizes({600, 400});
    auto* whole = new QSplitter(Qt::Horizontal, this);
    whole->addWidget(middle);
    whole->addWidget(p.list);
    whole->setStretchFactor(0, 5);
    whole->setStretchFactor(1, 1);
    whole->setChildrenCollapsible(false);
    whole->setSizes({790, 210});

    p.toolBarPlace = new QWidget(this);
    (new QHBoxLayout(p.toolBarPlace))->setContentsMargins(0, 0, 0, 0);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(p.above);
    layout->addLayout(head);
    layout->addWidget(p.message);
    layout->addWidget(whole, 1);
    layout->addWidget(p.progress);
    layout->addWidget(p.toolBarPlace);
    layout->addLayout(commands);
    layout->addWidget(p.below);

    connect(p.list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { emit sceneChosen(static_cast<std::size_t>(parts_->list->row(item))); });
    connect(p.progress, &SceneProgress::chosen, this, &PresenterWindow::sceneChosen);
    for (QLabel* label : {p.plan, p.clock, p.elapsed, p.sceneTime, p.sceneTitle, p.role, p.nextTitle, p.message, p.number}) p.sized.push_back({label, label->font().pointSizeF() / font().pointSizeF()});
    setFocusPolicy(Qt::StrongFocus);
    setNotesPt(p.notesPt);
    retranslateUi();
}

PresenterWindow::~PresenterWindow() = default;

void PresenterWindow::setScenes(std::vector<PresenterScene> scenes, const QString& plan, const QString& marking) {
    Parts& p = *parts_;
    p.scenes = std::move(scenes);
    for (MarkingLine* line : {p.above, p.below}) line->setMarking(marking);
    setText(*p.plan, plan);
    p.list->clear();
    std::vector<double> plannedS;
    QStringList titles;
    for (const PresenterScene& scene : p.scenes) {
        plannedS.push_back(scene.plannedS);
        titles << scene.title;
        const QString planned = scene.plannedS > 0.0 ? QStringLiteral(" ·\u00a0") + timeText(scene.plannedS) : QString();
        p.list->addItem(QStringLiteral("%1. %2%3").arg(titles.size()).arg(scene.title, planned));
    }
    p.progress->setScenes(std::move(plannedS), titles);
    showScene(p.scene);
}

void PresenterWindow::showScene(std::size_t scene) {
    Parts& p = *parts_;
    if (p.scenes.empty()) return;
    p.scene = std::min(scene, p.scenes.size() - 1);
    const PresenterScene& present = p.scenes[p.scene];
    setText(*p.sceneTitle, QStringLiteral("%1/%2  %3").arg(p.scene + 1).arg(p.scenes.size()).arg(present.title));
    setText(*p.role, present.role.isEmpty() ? tr("Notes") : tr("Notes. %1 speaks").arg(present.role));
    if (p.notes->toPlainText() != present.notes) p.notes->setPlainText(present.notes);
    const bool isLast = p.scene + 1 == p.scenes.size();
    setText(*p.nextTitle, isLast ? (p.state.loop ? tr("Then again: %1").arg(p.scenes.front().title) : tr("The last scene")) : tr("Next: %1").arg(p.scenes[p.scene + 1].title));
    const QString isMade = tr("The picture is being made");
    p.present->setWords(isMade);
    p.next->setWords(isLast && !p.state.loop ? tr("End of the briefing") : isMade);
    p.list->setCurrentRow(static_cast<int>(p.scene));
    tellTimes();
}

void PresenterWindow::setPresentPicture(const QImage& picture) { parts_->present->setPicture(picture); }

void PresenterWindow::setNextPicture(const QImage& picture) { parts_->next->setPicture(picture); }

void PresenterWindow::setTimes(const Times& times) {
    parts_->times = times;
    tellTimes();
}

void PresenterWindow::tellTimes() {
    Parts& p = *parts_;
    const double sceneS = p.scenes.empty() ? 0.0 : p.scenes[p.scene].plannedS;
    const double wholeS = std::accumulate(p.scenes.begin(), p.scenes.end(), 0.0, [](double sum, const PresenterScene& scene) { return sum + scene.plannedS; });
    const auto against = [](double seconds, double plannedS) { return plannedS > 0.0 ? timeText(seconds) + QStringLiteral(" / ") + timeText(plannedS) : timeText(seconds); };
    setText(*p.clock, QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm:ss")));
    setText(*p.elapsed, tr("Elapsed %1").arg(against(p.times.elapsedS, wholeS)));
    setText(*p.sceneTime, tr("Scene %1").arg(against(p.times.sceneS, sceneS)));
    colour(*p.elapsed, timeStateOf(p.times.elapsedS, wholeS));
    colour(*p.sceneTime, timeStateOf(p.times.sceneS, sceneS));
    p.progress->setAt(p.scene, p.times.sceneShare);
}

void PresenterWindow::setState(const State& state) {
    Parts& p = *parts_;
    using enum BriefingCommand;
    p.button(Pause)->setChecked(state.isPaused);
    p.button(Autoplay)->setChecked(state.autoplay);
    p.button(Loop)->setChecked(state.loop);
    p.button(Black)->setChecked(state.isBlack);
    p.button(White)->setChecked(state.isWhite);
    p.button(Legend)->setChecked(state.hasLegend);
    const bool isOther = state.loop != p.state.loop || state.isRehearsal != p.state.isRehearsal;
    p.state = state;
    if (!isOther) return;
    retranslateUi();
}

void PresenterWindow::setTyped(const QString& text) {
    parts_->typed = text;
    parts_->number->setText(text.isEmpty() ? QString() : tr("Scene %1 ⏎").arg(text));
    parts_->number->setVisible(!text.isEmpty());
}

void PresenterWindow::setMessage(const QString& text) {
    setText(*parts_->message, text);
    parts_->message->setVisible(!text.isEmpty());
}

QString PresenterWindow::message() const { return parts_->message->text(); }

void PresenterWindow::setToolBar(QToolBar* bar) {
    parts_->tools = bar;
    parts_->iconSize = bar->iconSize();
    bar->setIconSize(parts_->iconSize * parts_->scale);
    bar->setParent(parts_->toolBarPlace);
    parts_->toolBarPlace->layout()->addWidget(bar);
}

QMenu& PresenterWindow::screensMenu() { return *parts_->screens; }

double PresenterWindow::notesPt() const { return parts_->notesPt; }

void PresenterWindow::setNotesPt(double points) {
    parts_->notesPt = std::clamp(points, kLeastNotesPt, kMostNotesPt);
    QFont font = parts_->notes->font();
    font.setPointSizeF(parts_->notesPt * parts_->scale);
    parts_->notes->setFont(font);
}

void PresenterWindow::resizeEvent(QResizeEvent* event) {
    constexpr double kOrdinaryHeightPx = 1080.0, kMostScale = 2.5, kSteps = 4.0;
    Parts& p = *parts_;
    const double scale = std::clamp(std::floor(height() / kOrdinaryHeightPx * kSteps) / kSteps, 1.0, kMostScale);
    if (scale != p.scale) {
        p.scale = scale;
        const QFont ordinary = QApplication::font();
        QFont larger = ordinary;
        larger.setPointSizeF(ordinary.pointSizeF() * scale);
        setFont(larger);
        for (const auto& [label, factor] : p.sized) {
            QFont font = label->font();
            font.setPointSizeF(ordinary.pointSizeF() * factor * scale);
            label->setFont(font);
        }
        if (p.tools) p.tools->setIconSize(p.iconSize * scale);
        setNotesPt(p.notesPt);
    }
    QWidget::resizeEvent(event);
}

QString PresenterWindow::notesShown() const { return parts_->notes->toPlainText(); }
QString PresenterWindow::nextTitleShown() const { return parts_->nextTitle->text(); }
QString PresenterWindow::wordsForNextPicture() const { return parts_->next->wordsShown(); }
QString PresenterWindow::elapsedShown() const { return parts_->elapsed->text(); }

bool PresenterWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && watched == parts_->notes->viewport()) {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        if (wheel->modifiers() & Qt::ControlModifier) {
            setNotesPt(notesPt() + (wheel->angleDelta().y() > 0 ? kNotesStepPt : -kNotesStepPt));
            return true;
        }
    }
    return false;
}

void PresenterWindow::closeEvent(QCloseEvent* event) {
    event->ignore();  // who holds the presentation ends it
    emit endRequested();
}

void PresenterWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void PresenterWindow::retranslateUi() {
    Parts& p = *parts_;
    setWindowTitle(p.state.isRehearsal ? tr("Saban: rehearsal") : tr("Saban: presenter"));
    const auto name = [&p](BriefingCommand command, const QString& text, const QString& tip) {
        QToolButton* button = p.button(command);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    using enum BriefingCommand;
    name(Previous, tr("◀ Back"), tr("Back (Page Up)"));
    name(Next, tr("Next ▶"), tr("Next: ends what moves, then the next scene (Page Down)"));
    name(Pause, tr("Freeze"), tr("Everything stands still (S)"));
    name(Black, tr("Black"), tr("Black screen (B)"));
    name(White, tr("White"), tr("White screen (W)"));
    name(SceneView, tr("Scene's view"), tr("Back to the view of the scene (R)"));
    name(Legend, tr("Legend"), tr("Legend, on or off (G)"));
    name(Autoplay, tr("Autoplay"), tr("Scenes go on by themselves (A)"));
    name(Loop, tr("Loop"), tr("After the last scene comes the first"));
    name(Swap, tr("Swap screens"), tr("Swap the screens (Tab)"));
    p.screensButton->setText(tr("Screens"));
    p.screensButton->setToolTip(tr("Which screen the audience sees"));
    p.room->setText(tr("Room…"));
    p.room->setToolTip(tr("Size of text and signs for the room"));
    p.end->setText(p.state.isRehearsal ? tr("End the rehearsal") : tr("End"));
    p.end->setToolTip(tr("End the presentation (Esc)"));
    for (QToolButton* button : {p.screensButton, p.room, p.end}) button->setAccessibleName(button->toolTip());
    p.larger->setToolTip(tr("Larger notes (Ctrl + wheel)"));
    p.smaller->setToolTip(tr("Smaller notes (Ctrl + wheel)"));
    for (QToolButton* button : {p.larger, p.smaller}) button->setAccessibleName(button->toolTip());
    p.notes->setAccessibleName(tr("Notes"));
    p.list->setAccessibleName(tr("Scenes"));
    p.progress->setAccessibleName(tr("Progress over the scenes"));
    p.present->setAccessibleName(tr("Picture that the audience sees"));
    p.next->setAccessibleName(tr("Picture of the next scene"));
    setTyped(p.typed);
    if (!p.scenes.empty()) showScene(p.scene);
}

}  // namespace saban::app
