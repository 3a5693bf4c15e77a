#include "viewer/app/property_panel.h"

#include <QCollator>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "layers/edit/field_rules.h"
#include "layers/model/kind_words.h"
#include "layers/model/words.h"
#include "viewer/app/colour_editor.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/form_title.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/typed_values.h"

namespace saban::app {

namespace {

/// "Structure", for one feature.
QString wordOfOne(const std::string& kind) {
    QString word = QString::fromStdString(layers::kindWord(kind));
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    return word;
}

using layers::FeatureRef;
using layers::FieldDescription;

bool isVietnamese() { return language() == Language::Vietnamese; }

QString inLanguage(std::string_view vi, std::string_view en) {
    const std::string_view text = isVietnamese() ? vi : en;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What a feature of the kind is on the table when it has no place yet.
layers::GeometryKind placeOfKind(const std::string& kind) {
    if (kind == layers::kindName<layers::Unit>()) return layers::GeometryKind::Point;
    auto geometry = layers::GeometryKind::None;
    layers::visitKind(kind, [&](auto tag) { geometry = layers::tablesOf<typename decltype(tag)::Type>().front().geometry; });
    return geometry;
}

/// "give a number" as a sentence of its own.
QString sentence(const std::string& words) {
    QString text = QString::fromStdString(words);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith('.') ? text : text + '.';
}

QString nameOrTitle(const layers::Plan& plan, const FeatureRef& feature) { return QString::fromStdString(layers::titleOf(plan, feature, isVietnamese())); }

/// Features of the kinds to choose from, phases in their order, others by name.
std::vector<Choice> choicesOf(const layers::Plan& plan, const layers::Reference& reference) {
    std::vector<Choice> choices;
    const auto add = [&](const std::string& kind, const layers::Feature& row) { choices.push_back({nameOrTitle(plan, {kind, row.uid}), row.uid}); };
    for (const std::string_view kindView : reference.kinds) {
        const std::string kind(kindView);
        if (kind == layers::kindName<layers::Phase>()) {
            for (const auto& row : layers::phasesInOrder(plan)) add(kind, *row);
            continue;
        }
        const auto from = static_cast<std::ptrdiff_t>(choices.size());
        layers::visitKind(kind, [&](auto tag) {
            for (const auto& row : plan.all<typename decltype(tag)::Type>().rows()) add(kind, *row);
        });
        QCollator collator;
        collator.setNumericMode(true);
        std::sort(choices.begin() + from, choices.end(), [&](const Choice& a, const Choice& b) { return collator.compare(a.title, b.title) < 0; });
    }
    return choices;
}

}  // namespace

PropertyPanel::PropertyPanel(PlanSession& session, QWidget* parent)
    : QWidget(parent), session_(session), heading_(new QLabel(this)), note_(new QLabel(this)), scroll_(new QScrollArea(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 8, 4);
    heading_->setObjectName(QStringLiteral("sectionTitle"));
    note_->setObjectName(QStringLiteral("faint"));
    // Head and form scroll together: what is selected never makes the window grow.
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    for (QLabel* label : {heading_, note_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        rows->addWidget(label);
    }
    rows->addStretch(1);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(content);
    layout->addWidget(scroll_, 1);
    connect(&session_, &PlanSession::opened, this, [this] {
        features_.clear();
        build();
    });
    connect(&session_, &PlanSession::shownChanged, this, &PropertyPanel::refresh);
    connect(&session_, &PlanSession::selectionChanged, this, &PropertyPanel::showSelection);
    features_ = session_.selection();
    build();
}

void PropertyPanel::setPhase(const layers::Uid& phase) {
    if (phase == phase_) return;
    if (place_) place_->commit();  // it is of the phase before
    phase_ = phase;
    refresh();
}

void PropertyPanel::setCatalogue(std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    catalogue_ = std::move(catalogue);
    refresh();
}

void PropertyPanel::setTableBounds(const std::optional<geo::Bounds>& bounds) {
    table_ = bounds;
    crsOfFrame_.clear();
    refresh();
}

void PropertyPanel::setCoordinateStyle(geo::CoordinateStyle style) {
    style_ = style;
    if (place_) place_->setCoordinateStyle(style);
}

void PropertyPanel::focusField(const std::string& column) {
    if (FieldEditor* found = editor(column)) found->setFocus(Qt::OtherFocusReason);
    else if (!rows_.empty()) rows_.front().editor->setFocus(Qt::OtherFocusReason);
}

FieldEditor* PropertyPanel::editor(const std::string& column) const {
    if (column == "place") return place_;
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.field.column == column; });
    return row == rows_.end() ? nullptr : row->editor;
}

void PropertyPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        commitTyped();
        build();
    }
    QWidget::changeEvent(event);
}

const layers::StructureCatalogue& PropertyPanel::catalogue() const { return catalogue_ ? *catalogue_ : layers::defaultCatalogue(); }

QString PropertyPanel::titleOf(const FieldDescription& field) const { return inLanguage(field.titleVi, field.titleEn); }

// ---- following the session

void PropertyPanel::showSelection() {
    if (features_ == session_.selection()) return;
    commitTyped();
    features_ = session_.selection();
    build();
}

/// Before the form goes: what was typed is meant for what it shows.
void PropertyPanel::commitTyped() {
    const auto rows = rows_;
    for (const Row& row : rows) {
        const QPointer<FieldEditor> editor = row.editor;
        if (editor) editor->commit();
        if (editor && !editor->reason().isEmpty()) emit troubled(tr("'%1' was left as it was. %2").arg(titleOf(row.field), editor->reason()));
    }
    const QPointer<PlaceEditor> place = place_;
    if (place) place->commit();
    if (place && !place->reason().isEmpty()) emit troubled(place->reason());
}

void PropertyPanel::build() {
    // What loses the focus on its way out shall not speak any more.
    for (const Row& row : rows_) row.editor->blockSignals(true);
    if (place_) place_->blockSignals(true);
    rows_.clear();
    place_ = nullptr;
    auto* rows = static_cast<QVBoxLayout*>(scroll_->widget()->layout());
    if (form_) {
        rows->removeWidget(form_);
        form_->hide();
        form_->deleteLater();
    }
    form_ = new QWidget(scroll_->widget());
    layout_ = new QFormLayout(form_);
    layout_->setContentsMargins(0, 4, 4, 8);
    layout_->setVerticalSpacing(7);
    layout_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    layout_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const bool isOfOneKind = !features_.empty() && std::all_of(features_.begin(), features_.end(), [&](const FeatureRef& f) { return f.kind == features_.front().kind; });
    if (isOfOneKind && session_.shown()) {
        // The name first, where it is, what it is, and what is written about it last.
        const auto fields = layers::fieldsOfKind(features_.front().kind);
        const auto isCommon = [](const FieldDescription& field) { return field.column == "uid" || field.column == "name" || field.column == "note" || field.column == "groups"; };
        const auto addOnly = [&](std::string_view column) {
            for (const FieldDescription& field : fields)
                if (field.column == column) addRow(field);
        };
        addOnly("name");
        addPlace();
        // What only the panel of scenes can tell in words.
        const bool isScene = features_.front().kind == layers::kindName<layers::Scene>();
        const auto isOfItsPanel = [isScene](const FieldDescription& field) { return isScene && (field.column == "actions" || field.column == "hidden_layers"); };
        for (const FieldDescription& field : fields)
            if (!isCommon(field) && !isOfItsPanel(field)) addRow(field);
        addOnly("groups");
        addOnly("note");
    }
    rows->insertWidget(rows->count() - 1, form_);
    form_->show();
    refresh();
}

void PropertyPanel::addPlace() {
    const auto present = layers::geometryOf(*session_.shown(), features_.front(), phase_).kind;
    const auto kind = present == layers::GeometryKind::None ? placeOfKind(features_.front().kind) : present;
    if (kind == layers::GeometryKind::None || features_.size() != 1) return;
    const QString title = kind == layers::GeometryKind::Point ? tr("Place") : tr("Points");
    place_ = new PlaceEditor(title, form_);
    place_->setCoordinateStyle(style_);
    place_->setPlace({}, kind, frame_);  // what it does not need is hidden before its height is asked for
    addTitled(title, place_, true);
    connect(place_, &PlaceEditor::placed, this, &PropertyPanel::place);
    connect(place_, &PlaceEditor::styleChosen, this, [this](geo::CoordinateStyle style) {
        style_ = style;
        emit coordinateStyleChanged(style);
    });
}

void PropertyPanel::addTitled(const QString& title, FieldEditor* editor, bool isWide) {
    auto* label = new QLabel(title, form_);
    label->setBuddy(editor);
    label->setTextFormat(Qt::PlainText);
    if (isWide) {
        layout_->addRow(label);
        layout_->addRow(editor);
        return;
    }
    alignToFirstLine(*label, *editor);
    layout_->addRow(label, editor);
}

/// Names and choices are read in full: in a narrow panel they stand below their title.
void PropertyPanel::giveRoom(FieldEditor& editor, const FieldDescription& field) {
    constexpr int kCharacters = 22;
    const bool isText = qobject_cast<LineEditor*>(&editor) && field.type == layers::FieldType::Text && field.column != "fill" && field.column != "colour" && field.column != "category";
    const bool isChoice = qobject_cast<ChoiceEditor*>(&editor) && field.words.empty();
    if (isText || isChoice) editor.setMinimumWidth(editor.fontMetrics().averageCharWidth() * kCharacters);
    int widestPx = 0;
    for (const layers::Word& word : field.words) widestPx = std::max(widestPx, editor.fontMetrics().horizontalAdvance(inLanguage(word.vi, word.en)));
    constexpr int kAroundPx = 36;  // the arrow of a list of choices, and its frame
    if (widestPx > 0) editor.setMinimumWidth(widestPx + kAroundPx);
}

void PropertyPanel::addRow(const FieldDescription& field) {
    const Row row{field, makeEditor(field)};
    giveRoom(*row.editor, field);
    addTitled(titleOf(field), row.editor, field.column == "name" || field.column == "note" || field.column == "groups" || field.column == "phases");
    connect(row.editor, &FieldEditor::entered, this, [this, row](const layers::Value& value) { enter(row, value); });
    connect(row.editor, &FieldEditor::ticked, this, [this, column = field.column](const std::string& uid, bool isTicked) {
        const auto edit = layers::setListed(*session_.plan(), features_, column, uid, isTicked);
        if (!edit || !session_.apply(*edit)) refresh();
    });
    rows_.push_back(row);
}

FieldEditor* PropertyPanel::makeEditor(const FieldDescription& field) {
    const QString title = titleOf(field);
    const std::string& kind = features_.front().kind;
    if (!field.words.empty()) {
        const auto words = field.words;
        const auto choices = [words] {
            std::vector<Choice> all;
            for (const layers::Word& word : words) all.push_back({inLanguage(word.vi, word.en), std::string(word.word)});
            return all;
        };
        const auto titleOfWord = [words](const std::string& value) {
            const auto index = layers::indexOfWord(words, value);
            return index ? inLanguage(words[*index].vi, words[*index].en) : QString::fromStdString(value);
        };
        return new ChoiceEditor(title, choices, titleOfWord, form_);
    }
    const auto reference = layers::referenceOf(kind, field.column);
    if (reference.isList) return new ListEditor(title, form_);
    if (!reference.kinds.empty() || (field.column == "type" && kind == layers::kindName<layers::Structure>())) return makeReference(field, title);
    if (field.column == "note") return new NoteEditor(title, form_);
    if (field.column == "fill") return new ColourEditor(title, form_);
    if (field.type == layers::FieldType::Boolean) return new CheckEditor(title, form_);
    auto* line = new LineEditor(title, field.type, form_);
    if (field.type != layers::FieldType::Text) line->input()->setToolTip(sentence(layers::allowedValues(field.column, field.type, {})));
    if (field.column == "level") {
        QStringList levels;
        for (const std::string& level : session_.shown()->settings.levels) levels << QString::fromStdString(level);
        line->setSuggestions(levels);
    }
    if (field.column == "grade") line->setHint(tr("How the area was rated, such as excellent, good, passed"));
    return line;
}

/// A choice among features of the plan, or types of the catalogue.
FieldEditor* PropertyPanel::makeReference(const FieldDescription& field, const QString& title) {
    const auto reference = layers::referenceOf(features_.front().kind, field.column);
    if (reference.kinds.empty()) {
        const auto choices = [this] {
            const bool isLine = session_.plan() && layers::geometryOf(*session_.plan(), features_.front(), phase_).kind == layers::GeometryKind::Line;
            std::vector<Choice> all;
            for (const auto& type : catalogue().types())
                if (isLine == (type.geometry == layers::StructureGeometry::Line)) all.push_back({inLanguage(type.nameVi, type.nameEn), type.id});
            return all;
        };
        const auto titleOfType = [this](const std::string& id) {
            const auto* type = catalogue().find(id);
            return type ? inLanguage(type->nameVi, type->nameEn) : QString::fromStdString(id);
        };
        return new ChoiceEditor(title, choices, titleOfType, form_);
    }
    const auto choices = [this, reference, isParent = field.column == "parent_uid"] {
        std::vector<Choice> all{{tr("(none)"), {}}};
        if (!session_.plan()) return all;
        auto others = choicesOf(*session_.plan(), reference);
        if (isParent && features_.size() == 1) {
            const auto below = layers::featureAndBelow(*session_.plan(), features_.front());
            std::erase_if(others, [&](const Choice& choice) { return std::find(below.begin(), below.end(), choice.value) != below.end(); });
        }
        all.insert(all.end(), others.begin(), others.end());
        return all;
    };
    const auto titleOfFeature = [this, reference](const std::string& uid) {
        if (uid.empty() || !session_.shown()) return tr("(none)");
        for (const std::string_view kind : reference.kinds)
            if (layers::findFeature(*session_.shown(), {std::string(kind), uid})) return nameOrTitle(*session_.shown(), {std::string(kind), uid});
        return tr("(is not in the plan)");
    };
    return new ChoiceEditor(title, choices, titleOfFeature, form_);
}

// ---- values

void PropertyPanel::refresh() {
    showHeading();
    const auto plan = session_.shown();
    if (!plan) return;
    const bool isEditable = session_.isEditable() && !layers::lockFault(*session_.plan(), features_);
    for (const Row& row : rows_) {
        showHints(row);
        layers::SharedValue value = layers::sharedValue(*plan, features_, row.field.column);
        constexpr double kPerUnit = 1000.0;  // a millimetre, a thousandth of a degree: more nobody reads
        if (auto* number = std::get_if<double>(&value.value); number && features_.front().kind == layers::kindName<layers::Scene>()) *number = std::round(*number * kPerUnit) / kPerUnit;
        row.editor->setValue(value);
        row.editor->setEditable(isEditable && canBeGiven(row, value));
        showLists(row);
    }
    if (!place_) return;
    if (crsOfFrame_ != plan->settings.crs) {
        crsOfFrame_ = plan->settings.crs;
        frame_ = PlaceFrame::of(crsOfFrame_, table_ ? table_ : plan->settings.bounds);
    }
    place_->setEditable(isEditable);
    place_->setPlace(layers::geometryOf(*plan, features_.front(), phase_), placeOfKind(features_.front().kind), frame_);
}

void PropertyPanel::showHeading() {
    std::map<std::string, int> counts;
    for (const FeatureRef& feature : features_) ++counts[feature.kind];
    QStringList parts;
    for (const auto& [kind, count] : counts) parts << (features_.size() == 1 ? wordOfOne(kind) : tr("%1: %2 selected").arg(titleOfKind(kind)).arg(count));
    constexpr qsizetype kMostLines = 4;
    heading_->setToolTip(parts.size() > kMostLines ? parts.join(QLatin1Char('\n')) : QString());
    if (const qsizetype more = parts.size() - kMostLines + 1; parts.size() > kMostLines) parts = parts.mid(0, kMostLines - 1) << tr("and %1 more kinds").arg(more);
    heading_->setText(parts.join(QLatin1Char('\n')));
    heading_->setVisible(!parts.isEmpty());
    QString note;
    if (!session_.shown()) note = tr("No plan is open.");
    else if (features_.empty()) note = tr("Nothing is selected. Click something of the plan on the table, or in the list.");
    else if (counts.size() > 1) note = tr("Select features of one kind to change them together.");
    else if (!session_.isEditable()) note = tr("The plan is open for reading only.");
    else if (session_.plan() && layers::lockFault(*session_.plan(), features_)) note = tr("Locked: Ctrl + L on the table unlocks.");
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void PropertyPanel::showLists(const Row& row) {
    auto* list = qobject_cast<ListEditor*>(row.editor);
    if (!list) return;
    const auto& plan = *session_.shown();
    std::map<layers::Uid, std::size_t> counts;
    for (const FeatureRef& feature : features_)
        for (const layers::Uid& uid : layers::uidsIn(layers::sharedValue(plan, std::span(&feature, 1), row.field.column).value)) ++counts[uid];
    std::vector<ListEditor::Entry> entries;
    for (Choice& choice : choicesOf(plan, layers::referenceOf(features_.front().kind, row.field.column))) {
        const std::size_t count = counts[choice.value];
        entries.push_back({choice.title, choice.value, count == 0 ? Qt::Unchecked : count == features_.size() ? Qt::Checked : Qt::PartiallyChecked});
    }
    list->setEntries(std::move(entries), row.field.column == "groups" ? tr("The plan has no groups yet.") : tr("The plan has no phases yet."));
}

void PropertyPanel::enter(const Row& row, const layers::Value& value) {
    if (!session_.plan()) return;
    const QPointer<FieldEditor> editor = row.editor;
    const auto edit = layers::setField(*session_.plan(), features_, row.field.column, value);
    if (!edit) {
        editor->refuse(sentence(edit.error().message));
        return;
    }
    const bool isStored = session_.apply(*edit);
    if (!editor) return;  // the selection went with the edit
    if (!isStored) {
        editor->refuse(tr("This could not be stored."));
        return;
    }
    editor->accept();
    refresh();
}

void PropertyPanel::place(const layers::Geometry& geometry) {
    if (!session_.plan() || features_.size() != 1) return;
    const QPointer<PlaceEditor> editor = place_;
    const bool isStored = session_.apply(layers::placeFeature(*session_.plan(), features_.front(), geometry, phase_));
    if (!editor) return;
    if (!isStored) {
        editor->refuse(tr("This could not be stored."));
        return;
    }
    editor->accept();
    refresh();
}

}  // namespace saban::app
