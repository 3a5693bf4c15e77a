#include "viewer/app/action_form.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "viewer/app/cut_field.h"
#include "viewer/app/field_editors.h"
#include "viewer/app/form_title.h"
#include "viewer/app/language.h"

namespace saban::app {

namespace {

constexpr const char* kStart = "start_s";
constexpr const char* kDuration = "duration_s";
constexpr double kLongestS = 86400.0;

QString inLanguage(std::string_view vi, std::string_view en) {
    const std::string_view text = language() == Language::Vietnamese ? vi : en;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What a person reads and gives for one of what is stored.
double shownPer(const layers::ActionSetting* setting) { return setting && setting->isShare ? 100.0 : 1.0; }

/// A stored number as its field shows it; anything else as it is.
layers::Value shownValue(const layers::ActionSetting& setting, const layers::Value& value) {
    constexpr double kFinest = 1e4;  // 0.07 times 100 is not quite 7
    const auto number = setting.isShare ? layers::parseNumber(layers::textOf(value)) : std::nullopt;
    return number ? layers::Value{std::round(*number * shownPer(&setting) * kFinest) / kFinest} : value;
}

/// "50 %" is 50 where percent are given.
std::optional<double> numberGiven(const layers::ActionSetting* setting, std::string text) {
    if (setting && setting->isShare && text.ends_with('%')) text.pop_back();
    return layers::parseNumber(text);
}

}  // namespace

QString actionTitle(const std::string& kind) {
    const layers::ActionKind* known = layers::findActionKind(kind);
    return known ? inLanguage(known->titleVi, known->titleEn) : QString::fromStdString(kind);
}

QString secondsText(double seconds) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(std::round(seconds * 10.0) / 10.0, 'f', QLocale::FloatingPointShortest);
}

ActionForm::ActionForm(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

FieldEditor* ActionForm::editor(const std::string& name) const {
    const auto found = std::ranges::find(editors_, name, &std::pair<std::string, FieldEditor*>::first);
    return found == editors_.end() ? nullptr : found->second;
}

void ActionForm::commit() {
    for (const auto& [name, field] : editors_) field->commit();
}

void ActionForm::setAction(const layers::SceneAction& action, int row, bool isEditable) {
    const bool isAnother = row != row_ || action.kind != action_.kind || !fields_;
    action_ = action;
    row_ = row;
    isEditable_ = isEditable;
    if (isAnother) makeFields();
    fill();
}

void ActionForm::clear() {
    for (const auto& [name, field] : editors_) field->blockSignals(true);
    editors_.clear();
    if (fields_) {
        fields_->hide();
        fields_->deleteLater();
    }
    fields_ = nullptr;
    cut_ = nullptr;
    row_ = -1;
}

void ActionForm::makeFields() {
    const int row = row_;
    clear();
    row_ = row;
    fields_ = new QWidget(this);
    rows_ = new QFormLayout(fields_);
    rows_->setContentsMargins(0, 4, 0, 4);
    rows_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    rows_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(nullptr, kStart, tr("Starts after (s)"), layers::FieldType::Real, tr("Seconds after the camera has arrived"));
    addField(nullptr, kDuration, tr("Takes (s)"), layers::FieldType::Real, tr("0: at once; what goes on, such as an orbit, as long as the scene is shown"));
    if (const layers::ActionKind* kind = layers::findActionKind(action_.kind))
        for (const layers::ActionSetting& setting : kind->settings) {
            if (action_.kind == layers::kCutBlock && setting.name == "line") {
                addCut(setting);
                continue;
            }
            const QString range = setting.least < setting.greatest ? tr("%1 to %2").arg(secondsText(setting.least * shownPer(&setting)), secondsText(setting.greatest * shownPer(&setting))) : QString();
            addField(&setting, std::string(setting.name), inLanguage(setting.titleVi, setting.titleEn), setting.type, range);
        }
    layout()->addWidget(fields_);
}

void ActionForm::addField(const layers::ActionSetting* setting, const std::string& name, const QString& title, layers::FieldType type, const QString& tip) {
    FieldEditor* field = type == layers::FieldType::Boolean ? static_cast<FieldEditor*>(new CheckEditor(title, fields_)) : new LineEditor(title, type, fields_);
    if (auto* typed = qobject_cast<LineEditor*>(field); typed && setting) typed->setDefaultText(QString::fromStdString(layers::textOf(shownValue(*setting, setting->usual))));
    field->setToolTip(tip);
    constexpr int kCharacters = 24;
    if (type == layers::FieldType::Text) field->setMinimumWidth(field->fontMetrics().averageCharWidth() * kCharacters);  // below its title where there is no room beside it
    auto* label = new QLabel(title, fields_);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    alignToFirstLine(*label, *field);
    rows_->addRow(label, field);
    connect(field, &FieldEditor::entered, this, [this, setting, name, field](const layers::Value& value) { enter(setting, name, value, *field); });
    editors_.emplace_back(name, field);
}

void ActionForm::addCut(const layers::ActionSetting& setting) {
    const QString title = inLanguage(setting.titleVi, setting.titleEn);
    cut_ = new CutField(title, fields_);
    cut_->setSource(cutOnTable_);
    auto* label = new QLabel(title, fields_);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(cut_);
    rows_->addRow(label);
    rows_->addRow(cut_);
    editors_.emplace_back(setting.name, &cut_->places());
    connect(cut_, &CutField::chosen, this, &ActionForm::enterCut);
    connect(cut_, &CutField::drawingWanted, this, &ActionForm::cutDrawingWanted);
}

void ActionForm::enterCut(const Cut& cut) {
    layers::SceneAction changed = action_;
    changed.settings["line"] = CutField::textOf(cut);
    emit entered(changed);
}

void ActionForm::cutChanged() {
    if (!cut_) return;
    const bool wasWaiting = cut_->isWaiting();
    cut_->takeDrawn();
    if (wasWaiting && cut_ && !cut_->isWaiting()) emit cutDrawn();
}

void ActionForm::giveUpCut() {
    if (cut_) cut_->giveUp();
}

void ActionForm::fill() {
    const layers::ActionKind* kind = layers::findActionKind(action_.kind);
    for (const auto& [name, field] : editors_) {
        layers::Value value;
        if (name == kStart) value = action_.startS;
        else if (name == kDuration) value = action_.durationS;
        else if (const auto found = action_.settings.find(name); found != action_.settings.end()) value = found->second;
        if (kind && name != kStart && name != kDuration)
            for (const layers::ActionSetting& setting : kind->settings) {
                if (setting.name != name) continue;
                if (setting.type == layers::FieldType::Boolean && value.index() == 0) value = setting.usual;
                value = shownValue(setting, value);
            }
        field->setValue({.value = value});
        field->setEditable(isEditable_);
    }
    if (cut_) cut_->setCut(layers::cutLineOf(action_), frame_, isEditable_);
}

bool ActionForm::enter(const layers::ActionSetting* setting, const std::string& name, const layers::Value& value, FieldEditor& field) {
    const QPointer<FieldEditor> entry = &field;
    const bool isEmpty = std::holds_alternative<std::monostate>(value) || layers::textOf(value).empty();
    const layers::FieldType type = setting ? setting->type : layers::FieldType::Real;
    layers::Value given = value;
    if (!isEmpty && (type == layers::FieldType::Real || type == layers::FieldType::Integer)) {
        const double per = shownPer(setting);
        const auto number = numberGiven(setting, layers::textOf(value));
        const double least = setting ? setting->least * per : 0.0, greatest = setting ? setting->greatest * per : kLongestS;
        if (!number || (least < greatest && (*number < least || *number > greatest))) {
            field.refuse(tr("Give a number from %1 to %2.").arg(secondsText(least), secondsText(greatest)));
            return false;
        }
        if (type == layers::FieldType::Integer) given = static_cast<std::int64_t>(std::llround(*number));
        else given = *number / per;
    } else if (!isEmpty && type == layers::FieldType::Moment) {
        const auto moment = layers::parseMoment(layers::textOf(value));
        if (!moment) {
            field.refuse(tr("Give a day and a time, such as 15/09/2026 07:30."));
            return false;
        }
        given = moment->iso;
    }
    layers::SceneAction changed = action_;
    if (name == kStart) changed.startS = isEmpty ? 0.0 : std::get<double>(given);
    else if (name == kDuration) changed.durationS = isEmpty ? 0.0 : std::get<double>(given);
    else if (isEmpty) changed.settings.erase(name);
    else changed.settings[name] = given;
    emit entered(changed);
    if (entry) {
        entry->accept();
        fill();
    }
    return true;
}

}  // namespace saban::app
