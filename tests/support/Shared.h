#pragma once

#include <QDir>
#include <QString>
#include <QtTest>

namespace vitrine::test {

/// The folder of reference data beside the project: VITRINE_SHARED, else ../shared of the source folder.
inline QString sharedFolder()
{
    const QString given = qEnvironmentVariable("VITRINE_SHARED");
    return given.isEmpty() ? QDir::cleanPath(QStringLiteral(VITRINE_SOURCE_DIR "/../shared")) : given;
}

/// Where `relative` ("cases/networks") lies in it.
inline QString sharedPath(const QString &relative)
{
    return sharedFolder() + QLatin1Char('/') + relative;
}

} // namespace vitrine::test

/// Leaves the test function where shared data is missing: a skip, but a failure when VITRINE_REQUIRE_SHARED=1.
#define VITRINE_NEED_SHARED(relative)                                                                                  \
    do {                                                                                                               \
        const QString path = vitrine::test::sharedPath(QStringLiteral(relative));                                      \
        if (!QFileInfo::exists(path)) {                                                                                \
            const QByteArray text = "shared data is missing: " + path.toUtf8();                                        \
            if (qEnvironmentVariableIntValue("VITRINE_REQUIRE_SHARED") != 0)                                           \
                QFAIL(text.constData());                                                                               \
            QSKIP(text.constData());                                                                                   \
        }                                                                                                              \
    } while (false)
