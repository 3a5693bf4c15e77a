#include "viewer/app/offset_dialog.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

#include "layers/edit/feature_edits.h"
#include "layers/model/value.h"
#include "viewer/app/language.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/typed_values.h"

namespace saban::app {

namespace {

constexpr double kFirstM = 10.0;
constexpr double kMostM = 100000.0;

QString distanceKey() { return QStringLiteral("lines/offsetM"); }
QString sideKey() { return QStringLiteral("lines/offsetIsLeft"); }

}  // namespace

OffsetDialog::OffsetDialog(PlanSession& session, const layers::FeatureRef& line, QWidget* parent)
    : QDialog(parent), session_(session), line_(line), distance_(new QLineEdit(this)), left_(new QRadioButton(this)), right_(new QRadioButton(this)), reason_(new QLabel(this)) {
    connect(&session_, &PlanSession::opened, this, &QDialog::reject);  // it speaks of a plan that is no longer open
    const QSettings settings;
    distance_->setText(shownText(settings.value(distanceKey(), kFirstM).toDouble(), layers::FieldType::Real));
    distance_->selectAll();
    (settings.value(sideKey(), false).toBool() ? left_ : right_)->setChecked(true);
    reason_->setObjectName(QStringLiteral("faint"));
    reason_->setWordWrap(true);
    auto* sides = new QHBoxLayout;
    sides->addWidget(left_);
    sides->addWidget(right_);
    sides->addStretch(1);
    auto* form = new QFormLayout;
    auto* texts = new LiveTexts(this);
    texts->row(*form, [] { return tr("&Distance (m):"); }, distance_);
    texts->row(*form, [] { return tr("Side in the direction of travel:"); }, sides);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    make_ = buttons->button(QDialogButtonBox::Ok);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(reason_);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &OffsetDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &OffsetDialog::reject);
    connect(&session_, &PlanSession::opened, this, &OffsetDialog::reject);  // its line is gone
    connect(distance_, &QLineEdit::textChanged, this, &OffsetDialog::showOnGround);
    connect(left_, &QRadioButton::toggled, this, &OffsetDialog::showOnGround);
    texts->keep([this] {
        if (!session_.plan()) return;
        setWindowTitle(tr("Line beside “%1”").arg(QString::fromStdString(layers::titleOf(*session_.plan(), line_, language() == Language::Vietnamese))));
        left_->setText(tr("&Left"));
        right_->setText(tr("&Right"));
        make_->setText(tr("&Create the line"));
        showOnGround();  // says in this language what is wrong
    });
}

geo::Result<layers::LineEdit> OffsetDialog::edit() const {
    const auto metres = layers::parseNumber(distance_->text().trimmed().toStdString());
    if (!metres || !(*metres > 0.0) || *metres > kMostM)
        return geo::fail(geo::ErrorCode::InvalidArgument, tr("'%1' is no distance: give metres above 0, up to 100 000.").arg(distance_->text()).toStdString());
    if (!session_.plan()) return geo::fail(geo::ErrorCode::NotFound, tr("No plan is open any more.").toStdString());
    return layers::offsetLine(*session_.plan(), line_, left_->isChecked() ? -*metres : *metres);
}

/// What is asked for, on the ground.
void OffsetDialog::showOnGround() {
    const auto made = edit();
    reason_->setText(made ? QString() : QString::fromStdString(made.error().message));
    session_.setPreview(made ? std::make_shared<const layers::Plan>(layers::applied(*session_.plan(), made->edit)) : nullptr);
}

void OffsetDialog::accept() {
    const auto made = edit();
    if (!made) {
        reason_->setText(QString::fromStdString(made.error().message));
        distance_->setFocus();
        return;
    }
    QSettings settings;
    settings.setValue(distanceKey(), layers::parseNumber(distance_->text().trimmed().toStdString()).value_or(kFirstM));
    settings.setValue(sideKey(), left_->isChecked());
    if (!session_.apply(made->edit)) return;
    session_.select({made->feature});
    QDialog::accept();
}

void OffsetDialog::done(int result) {
    session_.setPreview(nullptr);
    QDialog::done(result);
}

}  // namespace saban::app
