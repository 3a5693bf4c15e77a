#pragma once

#include <QString>
#include <stop_token>

#include "geo/core/error.h"
#include "geo/core/progress.h"

namespace saban::app {

// The sample exercise that comes with the program: an invented plan with its invented ground.

/// The folder beside the program that holds it; empty when it is not there.
QString sampleFolder();

/// The plan in a sample's folder; empty when there is none.
QString samplePlanIn(const QString& folder);

/// Where copies are made unless a person says otherwise: in the user's documents.
QString usualPlaceOfSamples();

/// Copies the files of the sample to a new folder below `place`, never into one that is there already. The plan's path in it.
/// Errors: `WriteFailed` naming the folder, `NotFound`, `Cancelled`; nothing of the copy is left then.
/// Thread safety: any thread.
geo::Result<QString> copySample(const QString& sample, const QString& place, const QString& name, const std::stop_token& stop = {}, const geo::Progress& progress = {});

}  // namespace saban::app
