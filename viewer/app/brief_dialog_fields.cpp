// What can be chosen for what is made of a briefing, and what is remembered of it.
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "viewer/app/brief_dialogs.h"
#include "viewer/app/briefing_printer.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

QString keyOf(const char* name) { return QStringLiteral("brief/") + QString::fromLatin1(name); }

void select(QComboBox& box, const QVariant& value) {
    if (const int row = box.findData(value); row >= 0) box.setCurrentIndex(row);
}

}  // namespace

void BriefDialog::makeFields(const QString& folder) {
    const QSettings settings;
    first_ = new QComboBox;
    last_ = new QComboBox;
    first_->setAccessibleName(tr("First scene"));
    last_->setAccessibleName(tr("Last scene"));
    auto* form = new QFormLayout;
    form->addRow(tr("&From scene"), first_);
    form->addRow(tr("&To scene"), last_);
    if (output_ != BriefOutput::Print) makeFileRow(*form, folder);
    if (output_ == BriefOutput::Print) {
        printer_ = new QComboBox;
        printer_->addItems(printerNames());
        printer_->setAccessibleName(tr("Printer"));
        form->addRow(tr("P&rinter"), printer_);
    }
    if (output_ == BriefOutput::Handout || output_ == BriefOutput::Print) makeHandoutFields(*form);
    if (output_ == BriefOutput::Pictures) size_ = addSizes(*form, {"1920x1080", "2560x1440", "3840x2160", "7680x4320"}, settings.value(keyOf("picture_size"), "3840x2160").toString());
    if (output_ == BriefOutput::Video) makeVideoFields(*form);
    if (output_ == BriefOutput::Pictures || output_ == BriefOutput::Video) {
        titles_ = new QCheckBox(tr("T&itles and captions"));
        titles_->setChecked(settings.value(keyOf("titles"), true).toBool());
        counter_ = new QCheckBox(tr("&Number of the scene"));
        counter_->setChecked(settings.value(keyOf("counter"), false).toBool());
        form->addRow(QString(), titles_);
        form->addRow(QString(), counter_);
    }

    preview_ = new QLabel;
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setFixedSize(kPreviewPx);
    preview_->setTextFormat(Qt::PlainText);
    preview_->setWordWrap(true);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setFrameShape(QFrame::StyledPanel);
    preview_->setAccessibleName(tr("Preview"));
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("message"));
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message_->hide();
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    progress_->hide();
    make_ = new QPushButton(output_ == BriefOutput::Print ? tr("&Print") : tr("&Make"));
    make_->setDefault(true);
    stop_ = new QPushButton(tr("Close"));
    stop_->setAutoDefault(false);
    open_ = new QPushButton(tr("&Open"));
    open_->setAutoDefault(false);
    open_->hide();

    auto* above = new QHBoxLayout;
    above->addLayout(form, 1);
    above->addWidget(preview_, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(make_);
    buttons->addWidget(stop_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addWidget(message_);
    layout->addStretch();
    layout->addLayout(buttons);

    connect(make_, &QPushButton::clicked, this, &BriefDialog::accept);
    connect(stop_, &QPushButton::clicked, this, &BriefDialog::reject);
    connect(open_, &QPushButton::clicked, this, [this] {
        if (!made_.isEmpty()) QDesktopServices::openUrl(QUrl::fromLocalFile(made_.size() == 1 ? made_.front() : QFileInfo(made_.front()).absolutePath()));
    });
    for (QComboBox* box : {first_, last_, page_, size_})
        if (box) connect(box, &QComboBox::currentIndexChanged, this, [this] { previewTimer_.start(); });
    for (QCheckBox* box : {notes_, grey_, titles_, counter_, legend_})
        if (box) connect(box, &QCheckBox::toggled, this, [this] { previewTimer_.start(); });
}

void BriefDialog::makeFileRow(QFormLayout& form, const QString& folder) {
    const QString plan = QFileInfo(QString::fromStdString(session_.path())).completeBaseName();
    const QString name = output_ == BriefOutput::Handout ? plan + QStringLiteral(".pdf") : output_ == BriefOutput::Video ? plan + QStringLiteral(".mp4") : tr("%1 scenes").arg(plan);
    file_ = new QLineEdit(QDir::toNativeSeparators(QDir(folder).filePath(name)));
    file_->setMinimumWidth(260);
    choose_ = new QPushButton(tr("Bro&wse…"));
    choose_->setAutoDefault(false);
    replace_ = new QCheckBox(tr("&Replace what is there"));
    auto* row = new QHBoxLayout;
    row->addWidget(file_, 1);
    row->addWidget(choose_);
    auto* title = new QLabel(output_ == BriefOutput::Pictures ? tr("Fol&der") : tr("Fi&le"));
    title->setBuddy(file_);
    file_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Folder") : tr("File"));
    choose_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Choose the folder") : tr("Choose the file to write"));
    form.addRow(title, row);
    form.addRow(QString(), replace_);
    connect(choose_, &QPushButton::clicked, this, &BriefDialog::chooseFile);
    connect(file_, &QLineEdit::textChanged, this, &BriefDialog::follow);
}

void BriefDialog::makeHandoutFields(QFormLayout& form) {
    const QSettings settings;
    page_ = new QComboBox;
    page_->addItem(tr("A4, across"), QStringLiteral("A4"));
    page_->addItem(tr("A3, across"), QStringLiteral("A3"));
    page_->setAccessibleName(tr("Paper"));
    select(*page_, settings.value(keyOf("page"), "A4"));
    dots_ = new QComboBox;
    dots_->addItem(tr("Draft (120 dots per inch)"), 120);
    dots_->addItem(tr("Usual (200 dots per inch)"), 200);
    dots_->addItem(tr("Fine (300 dots per inch)"), 300);
    dots_->setAccessibleName(tr("Pictures"));
    select(*dots_, settings.value(keyOf("dpi"), 200).toInt());
    notes_ = new QCheckBox(tr("&Notes of the presenter"));
    notes_->setChecked(settings.value(keyOf("notes"), true).toBool());
    legend_ = new QCheckBox(tr("Le&gend on every page"));
    legend_->setChecked(settings.value(keyOf("legend"), true).toBool());
    grey_ = new QCheckBox(tr("In gre&ys"));
    grey_->setChecked(settings.value(keyOf("grey"), false).toBool());
    copy_ = new QSpinBox;
    copy_->setRange(0, 9999);
    copy_->setSpecialValueText(tr("not numbered"));
    copy_->setAccessibleName(tr("Number of this copy"));
    copies_ = new QSpinBox;
    copies_->setRange(1, 9999);
    copies_->setAccessibleName(tr("How many copies there are"));
    form.addRow(tr("P&aper"), page_);
    form.addRow(tr("Pictur&es"), dots_);
    form.addRow(QString(), notes_);
    form.addRow(QString(), legend_);
    form.addRow(QString(), grey_);
    auto* row = new QHBoxLayout;
    row->addWidget(copy_);
    row->addWidget(new QLabel(tr("of", "copy 3 of 10")));
    row->addWidget(copies_);
    row->addStretch();
    auto* title = new QLabel(tr("Copy n&umber"));
    title->setBuddy(copy_);
    form.addRow(title, row);
}

void BriefDialog::makeVideoFields(QFormLayout& form) {
    const QSettings settings;
    size_ = addSizes(form, {"1280x720", "1920x1080", "2560x1440", "3840x2160"}, settings.value(keyOf("video_size"), "1920x1080").toString());
    rate_ = new QComboBox;
    for (const int rate : {12, 24, 25, 30, 50, 60}) rate_->addItem(tr("%1 frames a second").arg(rate), rate);
    rate_->setAccessibleName(tr("Frames"));
    select(*rate_, settings.value(keyOf("fps"), 25).toInt());
    quality_ = new QComboBox;
    quality_->addItem(tr("Small file"), 26);
    quality_->addItem(tr("Usual"), 20);
    quality_->addItem(tr("Best"), 16);
    quality_->setAccessibleName(tr("Quality"));
    select(*quality_, settings.value(keyOf("crf"), 20).toInt());
    smooth_ = new QCheckBox(tr("Smooth &edges (takes longer)"));
    smooth_->setChecked(settings.value(keyOf("smooth"), false).toBool());
    form.addRow(tr("Fr&ames"), rate_);
    form.addRow(tr("&Quality"), quality_);
    form.addRow(QString(), smooth_);
}

QComboBox* BriefDialog::addSizes(QFormLayout& form, const QStringList& sizes, const QString& usual) {
    auto* box = new QComboBox;
    for (const QString& size : sizes) box->addItem(QString(size).replace('x', QStringLiteral(" × ")), size);
    box->setAccessibleName(tr("Size in pixels"));
    select(*box, usual);
    form.addRow(tr("Si&ze"), box);
    return box;
}

void BriefDialog::keepChoices() const {
    QSettings settings;
    if (page_) {
        settings.setValue(keyOf("page"), page_->currentData());
        settings.setValue(keyOf("dpi"), dots_->currentData());
        settings.setValue(keyOf("notes"), notes_->isChecked());
        settings.setValue(keyOf("legend"), legend_->isChecked());
        settings.setValue(keyOf("grey"), grey_->isChecked());
    }
    if (size_) settings.setValue(keyOf(rate_ ? "video_size" : "picture_size"), size_->currentData());
    if (titles_) settings.setValue(keyOf("titles"), titles_->isChecked());
    if (counter_) settings.setValue(keyOf("counter"), counter_->isChecked());
    if (rate_) {
        settings.setValue(keyOf("fps"), rate_->currentData());
        settings.setValue(keyOf("crf"), quality_->currentData());
        settings.setValue(keyOf("smooth"), smooth_->isChecked());
    }
}

}  // namespace saban::app
