#pragma once

#include "core/data/NumberOptions.h"

#include <QString>
#include <QStringList>

namespace vitrine {

// What `--data` and the settings of training call a set that is made here: "spiral:noise=0.1", "function:sine,draw=2".

QString kindOfSet(const QString &spec); ///< "spiral"
/// What is written behind the colon before the options: "sine".
QString argumentOfSet(const QString &spec);
/// An option of the set, its default where the name says nothing; `otherwise` of sets without such an option.
double setOption(const QString &spec, const char *name, double otherwise = 0);
bool hasSetOption(const QString &spec, const char *name);
QString withSetOption(const QString &spec, const char *name, double value);

/// Sets that are made here whose items are points of the plane; or, of the line, "function:sine" and others.
QStringList pointSets(bool isLine);
/// Whether a set that is made here is answered with numbers.
bool hasNumbers(const QString &spec);

} // namespace vitrine
