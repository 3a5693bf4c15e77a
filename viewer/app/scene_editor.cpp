#include "viewer/app/scene_editor.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "layers/briefing/scene_action.h"
#include "layers/edit/edit.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/field_edits.h"
#include "viewer/app/action_list.h"
#include "viewer/app/field_editors.h"
#include "viewer/app/form_title.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/scene_words.h"

namespace saban::app {

namespace {

constexpr int kWordRole = Qt::UserRole;

bool isVietnamese() { return language() == Language::Vietnamese; }

QString inLanguage(std::string_view vi, std::string_view en) {
    const std::string_view text = isVietnamese() ? vi : en;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString sentence(const std::string& words) {
    QString text = QString::fromStdString(words);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith('.') ? text : text + '.';
}

/// Kinds that stand on the table, in the order of the list of the plan.
template <typename Visit>
void forEachShownKind(Visit&& visit) {
    visit(layers::KindTag<layers::CommandPost>());
    visit(layers::KindTag<layers::Structure>());
    visit(layers::KindTag<layers::Unit>());
    visit(layers::KindTag<layers::Route>());
    visit(layers::KindTag<layers::Checkpoint>());
    visit(layers::KindTag<layers::Area>());
    visit(layers::KindTag<layers::ControlLine>());
    visit(layers::KindTag<layers::Remark>());
}

}  // namespace

SceneEditor::SceneEditor(PlanSession& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new QLabel(this)), note_(new QLabel(this)), tabs_(new QTabWidget(this)), try_(new QPushButton(this)), scroll_(new QScrollArea(this)), actions_(new ActionList(session)) {
    heading_->setObjectName(QStringLiteral("sectionTitle"));
    heading_->setTextFormat(Qt::PlainText);
    heading_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("faint"));
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* actionScroll = new QScrollArea(this);
    actionScroll->setFrameShape(QFrame::NoFrame);
    actionScroll->setWidgetResizable(true);
    actionScroll->setFocusPolicy(Qt::NoFocus);
    actionScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    actionScroll->setWidget(actions_);
    tabs_->addTab(scroll_, QString());
    tabs_->addTab(actionScroll, QString());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(heading_);
    layout->addWidget(note_);
    layout->addWidget(tabs_, 1);
    connect(&session_, &PlanSession::shownChanged, this, &SceneEditor::follow);
    try_->setObjectName(QStringLiteral("scene_try"));
    try_->setAutoDefault(false);
    tabs_->setCornerWidget(try_, Qt::TopRightCorner);
    connect(try_, &QPushButton::clicked, this, &SceneEditor::tryRequested);
    connect(actions_, &ActionList::picked, this, &SceneEditor::attentionWanted);
    build();
}

FieldEditor* SceneEditor::editor(const std::string& column) const {
    const auto found = std::ranges::find(editors_, column, &std::pair<std::string, FieldEditor*>::first);
    return found == editors_.end() ? nullptr : found->second;
}

std::shared_ptr<const layers::Scene> SceneEditor::present() const { return session_.plan() ? session_.plan()->find<layers::Scene>(scene_) : nullptr; }

void SceneEditor::setScene(const layers::Uid& scene) {
    if (scene == scene_) return;
    for (const auto& [column, field] : editors_) {
        field->commit();  // what was typed is meant for the scene that is left
        field->accept();
    }
    scene_ = scene;
    actions_->setScene(scene);
    plan_.reset();
    refresh();
}

void SceneEditor::follow() {
    if (session_.plan() != plan_) refresh();
}

void SceneEditor::focusTitle() {
    tabs_->setCurrentIndex(0);
    if (FieldEditor* title = editor("title")) title->input()->setFocus();
}

/// Anew in the language of the moment.
void SceneEditor::build() {
    for (const auto& [column, field] : editors_) field->blockSignals(true);
    editors_.clear();
    if (form_) {
        scroll_->takeWidget();
        form_->hide();
        form_->deleteLater();
    }
    form_ = new QWidget;
    layout_ = new QFormLayout(form_);
    layout_->setContentsMargins(2, 8, 8, 8);
    layout_->setVerticalSpacing(7);
    layout_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    layout_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto add = [&](const char* column, const QString& title, FieldEditor* field, bool isWide = false) {
        auto* label = new QLabel(title, form_);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        if (isWide) {
            layout_->addRow(label);
            layout_->addRow(field);
        } else {
            alignToFirstLine(*label, *field);
            layout_->addRow(label, field);
        }
        connect(field, &FieldEditor::entered, this, [this, column = std::string(column), field](const layers::Value& value) { enter(column, value, *field); });
        editors_.emplace_back(column, field);
        return field;
    };
    const auto line = [&](const QString& title, layers::FieldType type) { return new LineEditor(title, type, form_); };
    using enum layers::FieldType;
    add("title", tr("Title"), line(tr("Title"), Text), true)->setToolTip(tr("That the audience reads; without one it reads the name"));
    add("caption", tr("Caption"), new NoteEditor(tr("Caption"), form_, NoteEditor::Form::Paragraph), true)->setToolTip(tr("Stands under the picture"));
    add("role", tr("Speaker"), line(tr("Speaker"), Text), true)->setToolTip(tr("Who speaks: chief of staff, engineer"));
    add("note", tr("Notes for the presenter"), new NoteEditor(tr("Notes for the presenter"), form_), true);
    const auto phases = [this] {
        std::vector<Choice> all{{tr("(none)"), {}}};
        if (session_.plan())
            for (const auto& phase : layers::phasesInOrder(*session_.plan())) all.push_back({QString::fromStdString(phase->name), phase->uid});
        return all;
    };
    const auto titleOfPhase = [this](const std::string& uid) {
        if (uid.empty() || !session_.plan()) return tr("(none)");
        const auto phase = session_.plan()->find<layers::Phase>(uid);
        return phase ? QString::fromStdString(phase->name) : tr("(is not in the plan)");
    };
    add("phase_uid", tr("Phase"), new ChoiceEditor(tr("Phase"), phases, titleOfPhase, form_), true);
    add("exercise_time", tr("Moment of the exercise"), line(tr("Moment of the exercise"), Moment), true)
        ->setToolTip(tr("Where units are and how far works have come; empty: as the phase has them"));
    takeMoment_ = new QPushButton(tr("Use the timeline's moment"), form_);
    takeMoment_->setAutoDefault(false);
    connect(takeMoment_, &QPushButton::clicked, this, [this] {
        if (moment_ && !moment_().iso.empty()) enter("exercise_time", moment_().iso, *editor("exercise_time"));
    });
    layout_->addRow(takeMoment_);
    add("duration_s", tr("Shown for (s)"), line(tr("Shown for (s)"), Real))->setToolTip(tr("From the arrival of the camera; 0: until the briefer goes on"));
    const auto words = layers::wordsOf<layers::SceneTransition>();
    const auto transitions = [words] {
        std::vector<Choice> all;
        for (const layers::Word& word : words) all.push_back({inLanguage(word.vi, word.en), std::string(word.word)});
        return all;
    };
    const auto titleOfTransition = [words](const std::string& value) {
        const auto index = layers::indexOfWord(words, value);
        return index ? inLanguage(words[*index].vi, words[*index].en) : QString::fromStdString(value);
    };
    add("transition", tr("Comes by"), new ChoiceEditor(tr("Comes by"), transitions, titleOfTransition, form_));
    auto* takes = line(tr("Transition takes (s)"), Real);
    takes->setDefaultText(tr("by the distance"));
    constexpr int kAroundPx = 24;
    takes->setMinimumWidth(takes->fontMetrics().horizontalAdvance(tr("by the distance")) + kAroundPx);
    add("transition_s", tr("Transition takes (s)"), takes);
    add("shows_legend", tr("Legend"), new CheckEditor(tr("Legend"), form_));
    auto* shownTitle = new QLabel(tr("Shown in this scene"), form_);
    shown_ = new QListWidget(form_);
    shown_->setObjectName(QStringLiteral("scene_shown"));
    shown_->setAccessibleName(shownTitle->text());
    shown_->setMinimumHeight(fontMetrics().lineSpacing() * 9);
    shownTitle->setBuddy(shown_);
    connect(shown_, &QListWidget::itemChanged, this, &SceneEditor::takeShown);
    layout_->addRow(shownTitle);
    layout_->addRow(shown_);
    scroll_->setWidget(form_);
    try_->setText(tr("▶ Try"));
    try_->setToolTip(tr("Plays the scene over the table as the audience will see it; Esc ends"));
    tabs_->setTabText(0, tr("Scene"));
    tabs_->setTabText(1, tr("Actions"));
    tabs_->setAccessibleName(tr("Scene"));
    plan_.reset();
    refresh();
}

void SceneEditor::refresh() {
    plan_ = session_.plan();
    const auto scene = present();
    tabs_->setVisible(scene != nullptr);
    heading_->setVisible(scene != nullptr);
    note_->setVisible(!scene || !session_.isEditable());
    note_->setText(!session_.plan() ? tr("No plan is open.") : !scene ? tr("Choose a scene in the list of scenes.") : tr("The plan is open for reading only."));
    if (!scene) return;
    const auto all = layers::scenesInOrder(*plan_);
    const auto number = std::ranges::find_if(all, [&](const auto& other) { return other->uid == scene->uid; }) - all.begin() + 1;
    heading_->setText(QStringLiteral("%1. %2").arg(number).arg(headingOf(*scene)));
    const layers::FeatureRef ref{std::string(layers::kindName<layers::Scene>()), scene_};
    for (const auto& [column, field] : editors_) {
        field->setValue(layers::sharedValue(*plan_, std::span(&ref, 1), column));
        field->setEditable(session_.isEditable());
    }
    if (auto* title = qobject_cast<LineEditor*>(editor("title"))) title->setDefaultText(QString::fromStdString(scene->name));
    if (auto* role = qobject_cast<LineEditor*>(editor("role"))) {
        QStringList roles;
        for (const auto& other : all)
            if (const QString name = QString::fromStdString(other->role); !name.isEmpty() && !roles.contains(name)) roles << name;
        role->setSuggestions(roles);
    }
    takeMoment_->setEnabled(session_.isEditable());
    fillShown();
    const auto actions = layers::parseActions(scene->actions);
    const int count = actions ? static_cast<int>(actions->size()) : 0;
    tabs_->setTabText(1, count > 0 ? tr("Actions (%1)").arg(count) : tr("Actions"));
}

void SceneEditor::fillShown() {
    const auto scene = present();
    if (!scene) return;
    const layers::Plan& plan = *session_.plan();
    const QScopedValueRollback filling(isFilling_, true);
    const int row = shown_->currentRow();
    const QStringList hidden = wordsOf(scene->hiddenLayers);
    shown_->clear();
    const auto add = [&](const QString& title, const std::string& word) {
        auto* item = new QListWidgetItem(title, shown_);
        Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
        if (session_.isEditable()) flags |= Qt::ItemIsUserCheckable;
        item->setFlags(flags);
        item->setData(kWordRole, QString::fromStdString(word));
        item->setCheckState(hidden.contains(QString::fromStdString(word)) ? Qt::Unchecked : Qt::Checked);
    };
    forEachShownKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        const auto& table = layers::tablesOf<T>().front();
        if (plan.all<T>().size() > 0 || hidden.contains(QString::fromUtf8(table.name.data(), static_cast<qsizetype>(table.name.size()))))
            add(inLanguage(table.titleVi, table.titleEn), std::string(table.name));
    });
    for (const auto& layer : layers::layersInOrder(plan))
        if (layer->kind != layers::MapLayerKind::Elevation) add(tr("Map: %1").arg(QString::fromStdString(layer->name)), layer->uid);
    // Single features that it hides; those that are gone as well, so that they can be let go.
    for (const QString& word : hidden) {
        const std::string uid = word.toStdString();
        if (isKindWord(uid) || plan.find<layers::MapLayer>(uid)) continue;
        QString title = tr("(is not in the plan)");
        layers::forEachKind([&](auto tag) {
            using T = typename decltype(tag)::Type;
            if (plan.find<T>(uid)) title = QString::fromStdString(layers::titleOf(plan, {std::string(layers::kindName<T>()), uid}, isVietnamese()));
        });
        add(title, uid);
    }
    shown_->setCurrentRow(row);
}

void SceneEditor::takeShown(QListWidgetItem* item) {
    const auto scene = present();
    if (isFilling_ || !scene) return;
    const QString word = item->data(kWordRole).toString();
    QStringList hidden = wordsOf(scene->hiddenLayers);
    hidden.removeAll(word);
    if (item->checkState() == Qt::Unchecked) hidden << word;
    layers::Scene changed = *scene;
    changed.hiddenLayers = hidden.join(QLatin1Char(' ')).toStdString();
    layers::PlanEditor editor(*session_.plan());
    editor.put(std::move(changed));
    const std::string label = tr("What scene %1 shows").arg(headingOf(*scene)).toStdString();
    // The list is filled anew by that: not while it tells of a change.
    QMetaObject::invokeMethod(this, [this, edit = editor.finish(label)]() mutable { session_.apply(std::move(edit)); }, Qt::QueuedConnection);
}

void SceneEditor::enter(const std::string& column, const layers::Value& value, FieldEditor& field) {
    if (!present()) return;
    const QPointer<FieldEditor> entry = &field;
    const layers::FeatureRef ref{std::string(layers::kindName<layers::Scene>()), scene_};
    const auto edit = layers::setField(*session_.plan(), std::span(&ref, 1), column, value);
    if (!edit) return field.refuse(sentence(edit.error().message));
    const bool isStored = session_.apply(*edit);
    if (!entry) return;
    if (!isStored) return entry->refuse(tr("This could not be stored."));
    entry->accept();
    refresh();
}

void SceneEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        for (const auto& [column, field] : editors_) field->commit();
        build();
    }
    QWidget::changeEvent(event);
}

}  // namespace saban::app
