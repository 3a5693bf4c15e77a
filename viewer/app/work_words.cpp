#include "viewer/app/work_words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(saban::app::Works)
};

/// As traffic lights do it, with blue for what runs well.
QColor trafficColourOf(layers::WorkState state) {
    switch (state) {
        case layers::WorkState::Done: return {0x2e, 0xa0, 0x4f};
        case layers::WorkState::OnTime: return {0x4a, 0x90, 0xd9};
        case layers::WorkState::AtRisk: return {0xf2, 0xb0, 0x1e};
        case layers::WorkState::Late: return {0xe0, 0x3c, 0x2e};
        case layers::WorkState::Unknown: break;
    }
    return {0x99, 0x99, 0x99};
}

}  // namespace

QString wordOf(layers::WorkState state) {
    switch (state) {
        case layers::WorkState::Done: return Words::tr("done");
        case layers::WorkState::OnTime: return Words::tr("on time");
        case layers::WorkState::AtRisk: return Words::tr("at risk");
        case layers::WorkState::Late: return Words::tr("late");
        case layers::WorkState::Unknown: break;
    }
    return Words::tr("unknown");
}

QColor colourOf(layers::WorkState state) {
    if (!areColoursSafe()) return trafficColourOf(state);
    switch (state) {
        case layers::WorkState::Done: return {0x00, 0x9e, 0x73};
        case layers::WorkState::OnTime: return {0x56, 0xb4, 0xe9};
        case layers::WorkState::AtRisk: return {0xf0, 0xe4, 0x42};
        case layers::WorkState::Late: return {0xd5, 0x5e, 0x00};
        case layers::WorkState::Unknown: break;
    }
    return {0xc4, 0xc4, 0xc4};
}

QString dayText(const layers::Day& day) {
    const QString iso = QString::fromStdString(day.iso);
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? date.toString(QStringLiteral("dd/MM/yyyy")) : iso;
}

QString costText(double cost) { return QLocale().toString(cost, 'f', cost == static_cast<double>(static_cast<long long>(cost)) ? 0 : 2); }

}  // namespace saban::app
