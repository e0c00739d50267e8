# Windows are drawn off screen.
function(seatlock_ui_test path)
  seatlock_test(${path} ${ARGN})
  set_property(TEST ${path} APPEND PROPERTY ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endfunction()

seatlock_test(ui/enginehost seatlock_test_api seatlock_ui_host Qt6::Network)
seatlock_test(ui/watchbox seatlock_ui_host)
seatlock_test(ui/staffclient seatlock_test_api seatlock_ui_host)
seatlock_ui_test(ui/conninfo seatlock_config)
seatlock_ui_test(ui/soldcurve seatlock_ui_reader)
seatlock_ui_test(ui/reader seatlock_ui_reader seatlock_test_booth)
seatlock_ui_test(ui/readerfaults seatlock_ui_reader seatlock_test_booth)
seatlock_ui_test(ui/style seatlock_ui_style)
seatlock_ui_test(ui/desktopscheme seatlock_ui_style)
seatlock_ui_test(ui/startfailure seatlock_ui_dialogs Qt6::Network)
seatlock_ui_test(ui/welcome seatlock_ui_dialogs)

seatlock_ui_test(ui/series seatlock_ui_charts)
seatlock_ui_test(ui/saturation seatlock_ui_charts)
seatlock_ui_test(ui/heartbeat seatlock_ui_host)
seatlock_ui_test(ui/history seatlock_ui_charts)
target_sources(test_ui_history PRIVATE ui/enginescenario.cpp)
seatlock_ui_test(ui/timechart seatlock_ui_charts)
seatlock_ui_test(ui/enginepage seatlock_ui_pages)
target_sources(test_ui_enginepage PRIVATE ui/enginescenario.cpp)

# Pictures of the Engine page in a made-up rush, and what drawing them costs: run by hand.
add_executable(enginegallery ui/enginegallery.cpp ui/enginescenario.cpp)
target_link_libraries(enginegallery PRIVATE seatlock_test_flags seatlock_ui_pages)
seatlock_ui_test(ui/texts seatlock_ui_models)
seatlock_ui_test(ui/reportmodels seatlock_ui_models)
seatlock_ui_test(ui/alarmrules seatlock_ui_models)
seatlock_ui_test(ui/player seatlock_ui_replay)
seatlock_ui_test(ui/help seatlock_ui_dialogs)
seatlock_ui_test(ui/settingspage seatlock_ui_pages)

add_library(seatlock_test_reports STATIC ui/reportscenario.cpp)
target_link_libraries(seatlock_test_reports PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_reports PUBLIC seatlock_test_booth seatlock_ui_reader)
seatlock_ui_test(ui/overviewpage seatlock_test_reports seatlock_ui_pages)
seatlock_ui_test(ui/replaybar seatlock_test_reports seatlock_ui_replay)
# Pictures of the overview and the replay bar over a real sale: run by hand.
add_executable(reportsgallery ui/reportsgallery.cpp)
target_link_libraries(reportsgallery PRIVATE seatlock_test_flags seatlock_test_reports
  seatlock_ui_pages)

# Pictures of the whole console, for the README and for looking at: run by hand.
add_executable(seatlock_screenshots support/screenshots.cpp)
target_link_libraries(seatlock_screenshots PRIVATE seatlock_test_flags seatlock_ui
  seatlock_test_support)
add_dependencies(seatlock_screenshots seatlockd)

seatlock_ui_test(ui/mapgeometry seatlock_ui_seatmap seatlock_test_boards)
seatlock_ui_test(ui/reportpaper seatlock_ui_reports)
seatlock_ui_test(ui/headings seatlock_ui_style)
seatlock_ui_test(ui/mapdata seatlock_ui_seatmap seatlock_test_boards)
seatlock_ui_test(ui/mapview seatlock_ui_seatmap seatlock_test_boards)
seatlock_ui_test(ui/mappicture seatlock_ui_seatmap seatlock_test_boards)
seatlock_ui_test(ui/salepage seatlock_ui_pages seatlock_test_boards)

# Pictures of the seat map at every zoom: run by hand.
add_executable(mapgallery ui/mapgallery.cpp)
target_link_libraries(mapgallery PRIVATE seatlock_test_flags seatlock_ui_pages seatlock_test_boards)

seatlock_ui_test(ui/designer seatlock_ui_designer)
seatlock_ui_test(ui/designertools seatlock_ui_designer)
# Pictures of the chart designer: run by hand.
add_executable(designergallery ui/designergallery.cpp)
target_link_libraries(designergallery PRIVATE seatlock_test_flags seatlock_ui_designer)

# The window over a real engine, and the program under a display of the test's own.
seatlock_ui_test(ui/mainwindow seatlock_ui seatlock_test_api Qt6::Network)
seatlock_ui_test(ui/windowkeys seatlock_ui seatlock_test_api)
seatlock_ui_test(ui/windowstart seatlock_ui seatlock_test_api)
seatlock_ui_test(ui/eventform seatlock_ui_events)
seatlock_ui_test(ui/venuespage seatlock_ui_venues seatlock_test_api)
seatlock_ui_test(ui/officepages seatlock_ui seatlock_test_api)
seatlock_ui_test(ui/windowstaff seatlock_ui seatlock_test_api)
seatlock_ui_test(ui/windowdrafts seatlock_ui seatlock_test_api)
seatlock_ui_test(ui/refunds seatlock_ui_events seatlock_test_api)
seatlock_ui_test(ui/windowsimulation seatlock_ui seatlock_test_api)
add_dependencies(test_ui_windowsimulation seatlockd)
seatlock_test(ui/console seatlock_test_crowd)
add_dependencies(test_ui_console seatlock)

# The simulator over made-up simulations: its parts, its page, its thread.
add_library(seatlock_test_simulations STATIC ui/simulatorscenario.cpp ui/simulatorscenario.h)
set_target_properties(seatlock_test_simulations PROPERTIES AUTOMOC ON)
target_link_libraries(seatlock_test_simulations PRIVATE seatlock_flags)
target_link_libraries(seatlock_test_simulations PUBLIC seatlock_ui_simulator)
seatlock_test(ui/simulationrunner seatlock_ui_simulator)
seatlock_ui_test(ui/runmodels seatlock_test_simulations)
seatlock_ui_test(ui/simulatorpage seatlock_test_simulations seatlock_ui_pages)
# Pictures of the page: run by hand.
add_executable(simulatorgallery ui/simulatorgallery.cpp)
target_link_libraries(simulatorgallery PRIVATE seatlock_test_flags seatlock_test_simulations
  seatlock_ui_pages)

# Pictures of the pages of those who sign in, over a real engine: run by hand.
add_executable(officegallery ui/officegallery.cpp)
target_link_libraries(officegallery PRIVATE seatlock_test_flags seatlock_ui seatlock_test_api)
# Paper, read back by poppler and zbar.
add_library(seatlock_test_paper STATIC support/paperreader.cpp)
target_link_libraries(seatlock_test_paper PRIVATE seatlock_flags PkgConfig::ZBAR)
target_link_libraries(seatlock_test_paper PUBLIC Qt6::Gui)
target_include_directories(seatlock_test_paper PUBLIC ${CMAKE_SOURCE_DIR})
seatlock_ui_test(ui/tickets seatlock_ui_paper seatlock_test_paper)

# The counter: what it reckons, and its pages over a real engine.
seatlock_test(ui/cart seatlock_ui_boxoffice)
seatlock_test(ui/counterlogic seatlock_ui_boxoffice)
seatlock_ui_test(ui/sellpage seatlock_ui_counter seatlock_test_api seatlock_test_paper)
seatlock_ui_test(ui/counterpages seatlock_ui_counter seatlock_test_api seatlock_test_paper)
seatlock_ui_test(ui/orderspage seatlock_ui_counter seatlock_test_api seatlock_test_paper)
add_executable(countergallery ui/countergallery.cpp)
target_link_libraries(countergallery PRIVATE seatlock_test_flags seatlock_ui_counter
  seatlock_test_api)
